import { expect, it, test } from 'vitest';
import { guessed, read } from '../testing/guessed.ts';
import type { ColumnUse, WizardState } from './column-uses.ts';
import { mappingOf } from './mapping-of.ts';

test.each<{ name: string; lines: string[]; uses: ColumnUse[]; items: string[] }>([
  {
    name: 'one amount, and kinds of rows: titles, fees and payouts with a minus, a row of totals',
    lines: [
      'Sales of February;;;',
      'Day;What;Amount (EUR);Remarks',
      '02.02.2026;Sale;1.050,00;Table',
      '02.02.2026;Listing fee;-52,50;',
      '04.02.2026;Bank transfer;-957,50;',
      ';Total;40,00;',
    ],
    uses: ['date', 'type', 'base', 'description'],
    items: [
      '2026-02-02 base 1050',
      '2026-02-02 fees 52.5',
      '2026-02-04 payout 957.5',
      'left out: you said that these rows are left out',
    ],
  },
  {
    name: 'amount, tip and a fee that is written with a plus in columns of their own',
    lines: ['Date,Fare,Tip,Fee', '2026-02-01,20.00,3.50,4.25', '2026-02-02,10.00,,2.00'],
    uses: ['date', 'base', 'tips', 'fees'],
    items: ['2026-02-01 base 20 tips 3.5 fees 4.25', '2026-02-02 base 10 fees 2'],
  },
  {
    name: 'gross, a fee with a minus, and the total of the row',
    lines: ['Datum;Brutto;Gebühr;Netto', '01.02.2026;20,00;-4,25;15,75', '02.02.2026;10,00;-2,00;8,00'],
    uses: ['date', 'base', 'fees', 'total'],
    items: ['2026-02-01 base 20 fees 4.25', '2026-02-02 base 10 fees 2'],
  },
  {
    name: 'what came in and what was paid out, in two columns',
    lines: ['Date,Credit,Withdrawal', '2026-02-01,120.50,', '2026-02-03,,100.00'],
    uses: ['date', 'base', 'payout'],
    items: ['2026-02-01 base 120.5', '2026-02-03 payout 100'],
  },
  {
    name: 'hours alone',
    lines: ['Day,Hours,Notes', '2026-02-01,3:30,Morning', '2026-02-02,2:00,Evening'],
    uses: ['date', 'hours', 'description'],
    items: ['2026-02-01 12600 s', '2026-02-02 7200 s'],
  },
])('reads $name', ({ lines, uses, items }) => {
  const state = guessed(lines);
  expect(state.columns.map(({ use }) => use)).toEqual(uses);
  expect(read(lines, state)).toEqual(items);
});

it('reads payouts with a fee of their own, whose signs are not those of the columns', () => {
  const lines = [
    'Date,Type,Amount,Fee,Net',
    '2026-02-01,Sale,200.00,5.90,194.10',
    '2026-02-02,Payout,-100.00,1.00,-101.00',
  ];
  const items = ['2026-02-01 base 200 fees 5.9', '2026-02-02 payout 100', '2026-02-02 fees 1'];
  expect(read(lines, guessed(lines))).toEqual(items);
  const withoutNet = lines.map((line) => line.replace(/,[^,]*$/, ''));
  expect(read(withoutNet, guessed(withoutNet))).toEqual(items);
});

it('takes amounts of payouts without a minus', () => {
  const lines = ['Date,Type,Amount', '2026-02-01,Sale,200.00', '2026-02-02,Payout,100.00'];
  expect(read(lines, guessed(lines))).toEqual(['2026-02-01 base 200', '2026-02-02 payout 100']);
});

it('keeps what a person settled about the text of the file', () => {
  const lines = ['Date;Amount', '2026-02-01;20.00'];
  const state = guessed(lines, { file: { delimiter: ';', encoding: 'Windows-1252', headerRow: 1 } });
  expect(read(lines, state)).toEqual(['2026-02-01 base 20']);
  expect(() => read(['Report', ...lines], state)).toThrow('not recognised');
});

it('takes what a person says over what was guessed', () => {
  const lines = ['Date,What,Amount', '2026-02-01,Ride,20.00', '2026-02-01,Extra,3.50'];
  const state = guessed(lines);
  const rows = state.rows.map((row) => (row.text === 'Extra' ? { ...row, use: 'tips' as const } : row));
  expect(read(lines, { ...state, rows })).toEqual(['2026-02-01 base 20', '2026-02-01 tips 3.5']);
});

it.each<{ name: string; lines: string[]; uses: ColumnUse[]; file?: object }>([
  {
    name: 'columns without a name',
    lines: ['Date,What,,', '2026-02-01,Ride,20.00,2.50', '2026-02-02,Ride,10.00,1.00'],
    uses: ['date', 'description', 'base', 'fees'],
  },
  {
    name: 'two columns of one name',
    lines: [
      'Date,What,Amount (EUR),Amount (EUR)',
      '2026-02-01,Ride,20.00,2.50',
      '2026-02-02,Ride,10.00,1.00',
    ],
    uses: ['date', 'description', 'base', 'fees'],
  },
  {
    name: 'a table in which no row names the columns',
    lines: ['2026-02-01,Ride,20.00,2.50', '2026-02-02,Ride,10.00,1.00'],
    uses: ['date', 'description', 'base', 'fees'],
    file: { headerRow: 0 },
  },
  {
    name: 'a header that names none of the columns that count',
    lines: ['Rides of February', ',What,,', '2026-02-01,Ride,20.00,2.50', '2026-02-02,Ride,10.00,1.00'],
    uses: ['date', 'none', 'base', 'fees'],
    file: { headerRow: 2 },
  },
])('maps $name', ({ lines, uses, file }) => {
  const state = guessed(lines, file && { headerRow: 2, ...file });
  const columns = state.columns.map((column, index) => ({ ...column, use: uses[index] ?? 'none' }));
  const said = {
    ...state,
    columns,
    columnSigns: { fees: 'plus' as const },
    rows: [],
    currency: lines[0]?.includes('EUR') ? null : 'EUR',
  };
  expect(read(lines, said)).toEqual(['2026-02-01 base 20 fees 2.5', '2026-02-02 base 10 fees 1']);
  expect(mappingOf(said)['file']).toEqual(file);
});

it('says where the header is when it is further down than headers are looked for', () => {
  const titles = ['My shop,', 'Sales,', 'of,', 'February,', ',', ','];
  const lines = [...titles, 'Date,Amount', '2026-02-01,20.00'];
  expect(read(lines, guessed(lines))).toEqual(['2026-02-01 base 20']);
});

it('names the columns that it does not read, so that it can be told what the next file has beside', () => {
  const lines = ['Date,Amount,Town,Town,', '2026-02-01,20.00,x,y,z'];
  expect(mappingOf(guessed(lines))['layouts']).toMatchObject([{ others: [] }]);
  const named = ['Date,Amount,Town,Weather', '2026-02-01,20.00,x,y'];
  expect(mappingOf(guessed(named))['layouts']).toMatchObject([{ others: ['Town', 'Weather'] }]);
});

it('tells a column of one currency from that of another by its whole name', () => {
  const lines = ['Date,Fare (EUR),Fare (USD)', '2026-02-01,20.00,', '2026-02-02,,10.00'];
  const state = guessed(lines, { currency: null });
  const columns = state.columns.map((column, index) => ({
    ...column,
    use: index === 0 ? column.use : ('base' as const),
  }));
  expect(read(lines, { ...state, columns })).toEqual(['2026-02-01 base 20', '2026-02-02 base 10']);
});

it('takes the currency out of the name of a column, whichever it is there', () => {
  const lines = ['Date,Amount (EUR)', '2026-02-01,20.00'];
  const state = guessed(lines, { currency: null });
  expect(read(lines, state)).toEqual(['2026-02-01 base 20']);
  expect(read(['Date,Amount (CAD)', '2026-02-01,7.00'], state)).toEqual(['2026-02-01 base 7']);
});

it('puts what is earlier than the start of a day on the day before', () => {
  const lines = ['Date,Amount', '2026-02-02 02:10,20.00'];
  expect(read(lines, guessed(lines, { dayStartsAt: '04:00' }))).toEqual(['2026-02-01 base 20']);
});

const SHOP = [
  'Date,Type,Title,Amount',
  '2026-02-01,Sale,Order #101,€20.00',
  '2026-02-01,Fee,Fee for order #101,-€2.50',
  '2026-02-03,Deposit,"€17.50 sent to your bank",--',
];

/** Titles hold amounts, and the deposit's is nowhere else. */
function withAmountsInTitles(over: Partial<WizardState> = {}): WizardState {
  const state = guessed(SHOP, over);
  return {
    ...state,
    columns: state.columns.map((column) =>
      column.name === 'Title' ? { ...column, use: 'amountInText' } : column,
    ),
    rows: state.rows.map((row) => ({ ...row, isInText: row.use === 'payout' })),
  };
}

it('takes an amount out of a text where a person says that it stands there', () => {
  expect(read(SHOP, withAmountsInTitles())).toEqual([
    '2026-02-01 base 20',
    '2026-02-01 fees 2.5',
    '2026-02-03 payout 17.5',
  ]);
});

it('puts fees into the earning with their id, which a description names after a sign', () => {
  const joined = withAmountsInTitles({ sameId: 'joined', referenceAfter: '#' });
  expect(read(SHOP, joined)).toEqual(['2026-02-01 base 20 fees 2.5', '2026-02-03 payout 17.5']);
  const other = withAmountsInTitles({ sameId: 'joined', referenceAfter: 'No.' });
  expect(read(SHOP, other)).toHaveLength(3);
});

it('adds up rows of one day with the same id, in a column of rows or of what they share', () => {
  const rows = ['2026-02-01,T-1,20.00', '2026-02-01,T-1,3.50', '2026-02-02,T-2,7.00'];
  for (const name of ['Trip reference', 'Transaction id']) {
    const lines = [`Date,${name},Amount`, ...rows];
    expect(read(lines, guessed(lines))).toHaveLength(3);
    const summed = guessed(lines, { sameId: 'summed' });
    expect(read(lines, summed)).toEqual(['2026-02-01 base 23.5', '2026-02-02 base 7']);
  }
});

it('takes every amount out of a text where no column holds money', () => {
  const lines = ['Date,Title', '2026-02-01,€20.00 for a lamp', '2026-02-02,€7.50 for a cup'];
  const state = guessed(lines);
  const columns = state.columns.map((column, index) =>
    index === 1 ? { ...column, use: 'amountInText' as const } : column,
  );
  expect(read(lines, { ...state, columns })).toEqual(['2026-02-01 base 20', '2026-02-02 base 7.5']);
});

test('kinds of rows of which only the total says an amount take it from there', () => {
  const lines = [
    'Date,Type,Price,Fee,Net',
    '2026-02-01,Sale,20.00,-1.60,18.40',
    '2026-02-02,Sale,50.00,-4.00,46.00',
    '2026-02-03,Advertising fee,,,-0.75',
    '2026-02-04,Gift,,,1.00',
    '2026-02-05,Payout,0.00,0.00,-64.65',
  ];
  expect(read(lines, guessed(lines))).toEqual([
    '2026-02-01 base 20 fees 1.6',
    '2026-02-02 base 50 fees 4',
    '2026-02-03 fees 0.75',
    '2026-02-04 base 1',
    '2026-02-05 payout 64.65',
  ]);
});

test('a kind whose name is not kept is in no rule, and its rows are left out without it', () => {
  const lines = ['Date,Kind,Amount', '2026-02-01,Sale,20.00', '2026-02-02,Payment from Ada Sample,5.00'];
  const state = guessed(lines);
  const rows = state.rows.map((row) => (row.text === 'Sale' ? row : { ...row, use: 'notKept' as const }));
  expect(JSON.stringify(mappingOf(state))).toContain('Ada Sample');
  expect(JSON.stringify(mappingOf({ ...state, rows }))).not.toContain('Ada');
  expect(read(lines, { ...state, rows })).toEqual([
    '2026-02-01 base 20',
    'left out: not a known kind of row in column “Kind”',
  ]);
});
