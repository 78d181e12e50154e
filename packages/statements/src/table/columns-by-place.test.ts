import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readStatement } from '../read-statement.ts';
import { toStatementResult } from '../result.ts';
import { readOrThrow } from '../testing/read-fixture.ts';

type Json = Record<string, unknown>;

interface Columns {
  date?: unknown;
  description?: unknown;
  fare?: unknown;
  fee?: unknown;
}

/** A fare and a fee, of columns that are named as each test says. */
function mapping({ date = 'Day', description, fare = 'Fare', fee = 'Fee' }: Columns, file?: Json): Json {
  return {
    name: 'Rides',
    layouts: [
      {
        columns: { date, ...(description !== undefined && { description }) },
        money: { fare, fee },
        currency: 'EUR',
      },
    ],
    lines: [
      {
        parts: [
          { column: 'fare', to: 'base' },
          { column: 'fee', to: 'fees' },
        ],
      },
    ],
    control: { column: 'fare', less: ['fee'], terms: { base: 1, fees: -1 } },
    ...(file && { file }),
  };
}

const outcomeOf = (text: string, json: Json) =>
  readStatement(new TextEncoder().encode(text), { mapping: json });

function earned(text: string, json: Json): string[] {
  const { earnings } = toStatementResult(readOrThrow(text, { mapping: json }));
  return earnings.map(({ earnedOn, base, fees }) => `${earnedOn} ${base} ${fees}`);
}

function sentenceOf(text: string, json: Json): string {
  const outcome = outcomeOf(text, json);
  return outcome.kind === 'read' ? 'read' : outcome.message;
}

const amount = (which: number, of = 2) => ({ name: 'Amount', which, of });
const BY_PLACE = { date: { column: 1 }, fare: { column: 3 }, fee: { column: 4 } };

describe('a column without a name', () => {
  const file = 'Day,What,,Fee\n2026-02-01,Ride,10.00,1.00\n2026-02-02,Ride,20.00,2.50\n';

  it('is read by its place', () => {
    expect(earned(file, mapping({ fare: { column: 3 } }))).toEqual(['2026-02-01 10 1', '2026-02-02 20 2.5']);
    const { why } = readOrThrow(file, { mapping: mapping({ fare: { column: 3 } }) });
    expect(why).toContain('by its columns Day, Column 3, without a name, Fee.');
  });

  it('is not another one that stands there and has a name', () => {
    expect(sentenceOf(file, mapping({ fare: { column: 2 } }))).toContain(
      'it lacks the column “Column 2, without a name”. Its columns are Day, What, Fee.',
    );
    expect(sentenceOf(file, mapping({ fare: { column: 9 } }))).toContain('lacks the column “Column 9');
  });

  it('is also one beyond the last name of the header', () => {
    const wider = 'Day,Fee\n2026-02-01,1.00,10.00\n2026-02-02,2.50,20.00\n';
    expect(earned(wider, mapping({ fare: { column: 3 } }))).toEqual(['2026-02-01 10 1', '2026-02-02 20 2.5']);
    // Nobody said what stands there: it may be a comma inside a text.
    expect(sentenceOf(`Day,Fare,Fee\n2026-02-01,10.00,1.00,5.00\n`, mapping({}))).toContain(
      'has 4 cells where the header has 3',
    );
  });

  it('is told by its place where a cell of it cannot be read', () => {
    const dollars = 'Day,,Fee\n2026-02-01,$10.00,1.00\n';
    expect(outcomeOf(dollars, mapping({ fare: { column: 2 } }))).toMatchObject({
      kind: 'refused',
      row: 2,
      column: 'Column 2, without a name',
    });
  });
});

describe('one of two columns of one name', () => {
  const file = 'Day,Amount,What,amount\n2026-02-01,10.00,Ride,1.00\n2026-02-02,20.00,Ride,2.50\n';

  it('is read by which of them it is', () => {
    const rows = ['2026-02-01 10 1', '2026-02-02 20 2.5'];
    expect(earned(file, mapping({ fare: amount(1), fee: amount(2) }))).toEqual(rows);
    const { why } = readOrThrow(file, { mapping: mapping({ fare: amount(1), fee: amount(2) }) });
    expect(why).toContain('by its columns Day, Amount (1st, column 2), amount (2nd, column 4).');
    // In another order of the other columns it is the same one.
    const moved = 'Amount,AMOUNT,Day\n10.00,1.00,2026-02-01\n20.00,2.50,2026-02-02\n';
    expect(earned(moved, mapping({ fare: amount(1), fee: amount(2) }))).toEqual(rows);
  });

  it('is never guessed where only the name is said, also inside a text', () => {
    const refused = {
      kind: 'refused',
      column: 'Amount',
      message: expect.stringContaining('"which": 2, "of": 2'),
    };
    expect(outcomeOf(file, mapping({ fare: 'Amount', fee: amount(2) }))).toMatchObject(refused);
    const inText = mapping({});
    inText['layouts'] = [
      { columns: { date: 'Day' }, moneyInText: { fare: 'Note', fee: 'Note' }, currency: 'EUR' },
    ];
    inText['control'] = undefined;
    expect(sentenceOf('Day,Note,Note\n2026-02-01,€5 sent,€6 sent\n', inText)).toContain(
      'Two columns can be meant',
    );
  });

  it('is not there where there are more or fewer of them', () => {
    const lacks = 'it lacks the columns “Amount (1st of 3)”, “Amount (2nd of 3)”';
    expect(sentenceOf(file, mapping({ fare: amount(1, 3), fee: amount(2, 3) }))).toContain(lacks);
    const one = 'Day,Amount,Fee\n2026-02-01,10.00,1.00\n';
    expect(sentenceOf(one, mapping({ fare: amount(1) }))).toContain(
      'it lacks the column “Amount (1st of 2)”',
    );
    // A text that is called nearly so is not taken for it either.
    const told = mapping({ description: amount(1) });
    const [layout] = told['layouts'] as Json[];
    told['layouts'] = [{ ...layout, required: ['date', 'fare', 'fee', 'description'] }];
    expect(sentenceOf('Day,Fare,Fee,Amount\n2026-02-01,10.00,1.00,x\n', told)).toContain(
      'it lacks the column “Amount (1st of 2)”',
    );
  });

  it('has its currency, and may have another one in the next file', () => {
    const either = {
      fare: { name: 'Amount (*)', which: 1, of: 2 },
      fee: { name: 'Amount (*)', which: 2, of: 2 },
    };
    const json = mapping(either);
    json['layouts'] = [{ columns: { date: 'Day' }, money: either }];
    for (const currency of ['USD', 'GBP']) {
      const text = `Day,Amount (${currency}),Amount (${currency})\n2026-02-01,10.00,1.00\n`;
      const { totals } = toStatementResult(readOrThrow(text, { mapping: json }));
      expect(totals).toMatchObject([{ currency, net: '9' }]);
    }
  });
});

describe('a table in which no row names the columns', () => {
  const file = '2026-02-01,Ride,10.00,1.00\n2026-02-02,,20.00,2.50\n';
  const bare = (over: Columns = {}) => mapping({ ...BY_PLACE, ...over }, { headerRow: 0 });

  it('is read by places from its first row on', () => {
    expect(earned(file, bare())).toEqual(['2026-02-01 10 1', '2026-02-02 20 2.5']);
    const { why, rowCount, items } = readOrThrow(file, { mapping: bare({ description: { column: 2 } }) });
    expect(rowCount).toBe(2);
    expect(items).toMatchObject([{ description: 'Ride', rows: [{ row: 1 }] }, { rows: [{ row: 2 }] }]);
    expect(why).toContain('No row names the columns; the text is UTF-8, separated by commas.');
  });

  it('is parted as its rows are, and not by the comma of an amount', () => {
    const german = '01.02.2026;Fahrt;10,00;1,00\n02.02.2026;Fahrt;20,00;2,50\n';
    expect(earned(german, bare())).toEqual(['2026-02-01 10 1', '2026-02-02 20 2.5']);
    // Parted by commas, it would have as many cells as are read.
    const narrow = '01.02.2026;1,00;10,00;\n02.02.2026;2,50;20,00;\n';
    const places = bare({ fee: { column: 2 }, fare: { column: 3 } });
    expect(earned(narrow, places)).toEqual(['2026-02-01 10 1', '2026-02-02 20 2.5']);
    const alike = '01.02.2026;10,00;1,00\n02.02.2026;20,00;2,50\n';
    const others = bare({ fare: { column: 2 }, fee: { column: 3 } });
    expect(earned(alike, others)).toEqual(['2026-02-01 10 1', '2026-02-02 20 2.5']);
  });

  it('leaves out what is no row of data, and says why', () => {
    const { items } = readOrThrow(`Day,What,Fare,Fee\n${file},,,\nTotal,,30.00,3.50\n`, { mapping: bare() });
    expect(items.filter(({ kind }) => kind === 'leftOut')).toMatchObject([
      { rows: [{ row: 1 }] },
      { rows: [{ row: 5 }], reason: expect.stringContaining('Total') },
    ]);
    // An empty cell under no name is no second header.
    expect(earned('2026-02-01,Ride,10.00,1.00\n,Ride,3.00,0.00\n', bare())).toEqual(['2026-02-01 10 1']);
  });

  it('is refused where a row has more cells than most, or the last one fewer', () => {
    expect(sentenceOf(`${file}2026-02-03,Ride, long,30.00,1.00\n`, bare())).toContain(
      'Row 3 has 5 cells where most rows have 4.',
    );
    expect(sentenceOf(`${file}2026-02-03,Ri`, bare())).toContain('The file may be cut off.');
  });

  it('says what it lacks', () => {
    expect(sentenceOf(file, bare({ fee: { column: 7 } }))).toContain(
      'it lacks the column “Column 7, without a name”. Its rows have 4 cells.',
    );
    expect(sentenceOf('one\ntwo\n', bare())).toContain('it has no column of that.');
  });
});

describe('a mapping that names columns otherwise', () => {
  it.each<[unknown, string]>([
    [3, 'layouts[0].money.fare has to be the name of a column, {"column": 3}'],
    [{}, 'layouts[0].money.fare has to be the name of a column'],
    [[{ column: 0 }], 'layouts[0].money.fare[0].column has to be a whole number from 1 to 16384'],
    [{ column: 3, name: 'Fare' }, 'layouts[0].money.fare has no part called "name"; it has column'],
    [{ name: 'Fare' }, 'layouts[0].money.fare.of has to be a whole number from 2'],
    [{ name: 'Fare', which: 3, of: 2 }, 'layouts[0].money.fare.which has to be one of the 2 of that name'],
    [{ name: ' ', which: 1, of: 2 }, 'layouts[0].money.fare.name has to be a text'],
  ])('%j is refused with the path of the fault', (fare, sentence) => {
    expect(sentenceOf('Day,Fare,Fee\n2026-02-01,1,0\n', mapping({ fare }))).toContain(sentence);
  });

  it('has to say where the header is that has no name for it, or that there is none', () => {
    expect(sentenceOf('a,b\n1,2\n', mapping(BY_PLACE))).toContain(
      'file.headerRow is missing: layouts[0] names no column',
    );
    expect(sentenceOf('a,b\n1,2\n', mapping({ date: { column: 1 } }, { headerRow: 0 }))).toContain(
      'layouts[0] names a column for "fare", and "file" says that no row names any',
    );
    const named = 'Rides\n,,,\n2026-02-01,Ride,10.00,1.00\n';
    expect(earned(named, mapping(BY_PLACE, { headerRow: 2 }))).toEqual(['2026-02-01 10 1']);
  });
});

describe('laws', () => {
  const rowOf = fc.record({
    day: fc.integer({ min: 1, max: 28 }),
    fare: fc.integer({ min: -5000, max: 90_000 }),
    fee: fc.integer({ min: -500, max: 9000 }),
    text: fc.constantFrom('Ride', 'Say "hi"', 'Tip, large', 'Long way', ''),
  });
  const money = (cents: number) => (cents / 100).toFixed(2);
  const NAMES = ['Day', 'What', 'Fare', 'Fee'];

  it('a mapping by places reads what the same mapping reads by names, to the cent and under the same keys', () => {
    const said = (text: string, json: Json) => {
      const { items, control } = readOrThrow(text, { mapping: json });
      return {
        items: items.map((item) => ({ ...item, rows: item.rows.map(({ value }) => value) })),
        control,
      };
    };
    fc.assert(
      fc.property(
        fc.array(rowOf, { minLength: 1, maxLength: 20 }),
        fc.constantFrom(',', ';', '\t'),
        fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
        (rows, delimiter, order) => {
          const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
          const line = (cells: readonly string[]) =>
            order.map((at) => quote(cells[at] ?? '')).join(delimiter);
          const data = rows.map(({ day, text, fare, fee }) =>
            line([`2026-02-${String(day).padStart(2, '0')}`, text, money(fare), money(fee)]),
          );
          const fileUnder = (names: readonly string[]) => [line(names), ...data, ''].join('\n');
          const place = (at: number) => ({ column: order.indexOf(at) + 1 });
          const which = (at: number) => ({
            name: 'Amount',
            which: order.indexOf(at) < order.indexOf(at === 2 ? 3 : 2) ? 1 : 2,
            of: 2,
          });
          const byNames = said(fileUnder(NAMES), mapping({ description: 'What' }));
          const places = { date: place(0), description: place(1), fare: place(2), fee: place(3) };
          expect(said([...data, ''].join('\n'), mapping(places, { headerRow: 0 }))).toEqual(byNames);
          const withGaps = fileUnder(['Day', '', '', 'Fee']);
          expect(said(withGaps, mapping({ description: place(1), fare: place(2) }))).toEqual(byNames);
          const ofOneName = fileUnder(['Day', 'What', 'Amount', 'Amount']);
          const bothNamed = mapping({ description: 'What', fare: which(2), fee: which(3) });
          expect(said(ofOneName, bothNamed)).toEqual(byNames);
        },
      ),
    );
  });
});
