import { describe, expect, it } from 'vitest';
import { PRESETS } from '../presets/index.ts';
import { readStatement } from '../read-statement.ts';
import { parseMapping } from './mapping.ts';

const mapping = {
  name: 'Tuk-tuk rides',
  layouts: [
    {
      columns: { date: 'Day', type: 'Kind', description: ['From', 'To'] },
      money: { fare: 'Fare', cut: ['Cut', 'Commission'] },
      required: ['date', 'type', 'fare'],
      dateOrder: 'dayFirst',
      decimal: ',',
    },
  ],
  lines: [
    {
      types: ['Ride'],
      parts: [
        { column: 'fare', to: 'base' },
        { column: 'cut', to: 'fees' },
      ],
    },
    { types: ['Transfer'], parts: [{ column: 'fare', to: 'payout', sign: -1 }] },
  ],
  control: { column: 'fare', terms: { base: 1, payout: -1 } },
};

function readFileOf(text: string, mapped: object) {
  const outcome = readStatement(new TextEncoder().encode(text), { mapping: mapped, currency: 'CAD' });
  if (outcome.kind !== 'read') throw new Error(outcome.message);
  return outcome;
}

const changed = (change: object) => () => parseMapping({ ...mapping, ...change });
const changedLayout = (change: object) => changed({ layouts: [{ ...mapping.layouts[0], ...change }] });

describe('a mapping', () => {
  it('is named as the person called it, and its layout only where it has a name', () => {
    const file = 'Day;Kind;Fare\n13.02.2026;Ride;5,00\n';
    const { statement } = readFileOf(file, mapping);
    expect(statement.why).toContain('Recognised as “Tuk-tuk rides” by its columns Day, Kind, Fare.');
    const named = { ...mapping, layouts: [{ ...mapping.layouts[0], name: 'weekly' }] };
    expect(readFileOf(file, named).statement.why).toContain('“Tuk-tuk rides” (weekly) by its columns');
  });

  it('adds a control total up from columns of credit and debit, and leaves neither side unchecked', () => {
    const account = {
      layouts: [
        {
          columns: { date: 'When', type: 'Kind' },
          money: { credit: 'Credit', debit: 'Debit' },
          decimal: ',',
        },
      ],
      lines: [
        { types: ['Job'], parts: [{ column: 'credit', to: 'base' }] },
        { types: ['Commission'], parts: [{ column: 'debit', to: 'fees' }] },
        { types: ['Transfer'], parts: [{ column: 'debit', to: 'payout' }] },
      ],
      control: { column: 'credit', less: ['debit'], terms: { base: 1, fees: -1, payout: -1 } },
    };
    const rows = ['13/02/2026;Job;120,50;', '15/02/2026;Commission;;20,05', '16/02/2026;Transfer;;100,45'];
    const file = ['When;Kind;Credit;Debit', ...rows, '17/02/2026;Mystery;;3,00'].join('\n');
    expect(readFileOf(file, account).statement.control).toEqual([
      { unit: 'CAD', file: -3_000_000n, recorded: 0n, leftOut: -3_000_000n, ok: true },
    ]);
    const creditOnly = { ...account, control: { column: 'credit', terms: { base: 1 } } };
    expect(readFileOf(file, creditOnly).statement.why).toContain('does not look at Debit.');
    const misspelt = { ...account.control, less: ['debits'] };
    expect(() => parseMapping({ ...account, control: misspelt })).toThrow('control.less[0]');
  });

  it('reads a file that no preset knows, by its own columns and rules', () => {
    const file =
      'Day;Kind;From;To;Fare;Commission\n01/02/2026;Ride;A;B;1.234,50;100,00\n03/02/2026;transfer;;;-900,00;\n';
    expect(readStatement(new TextEncoder().encode(file), { mapping, currency: 'THB' })).toMatchObject({
      kind: 'read',
      statement: {
        presetId: null,
        control: [{ unit: 'THB', file: 334_500_000n, ok: true }],
        items: [
          {
            kind: 'earning',
            earnedOn: '2026-02-01',
            description: 'A · B',
            components: { base: 1_234_500_000n, fees: 100_000_000n },
          },
          { kind: 'payout', amount: 900_000_000n },
        ],
      },
    });
  });

  it('can be any preset written as JSON', () => {
    for (const preset of PRESETS) expect(parseMapping(JSON.parse(JSON.stringify(preset)))).toEqual(preset);
  });

  it('may leave rows out on purpose, with the reason that the person reads', () => {
    const file = 'Day;Kind;Fare;Cut\n01/02/2026;Ride;10,00;1,00\n;Total;10,00;1,00\n';
    const lines = [...mapping.lines, { types: ['Total*'], skip: 'this row adds up others' }];
    const { statement } = readFileOf(file, { ...mapping, lines });
    expect(statement.items).toMatchObject([
      { kind: 'earning' },
      { kind: 'leftOut', reason: 'this row adds up others' },
    ]);
    expect(statement.control).toMatchObject([{ file: 20_000_000n, leftOut: 10_000_000n, ok: true }]);
  });

  it('may say that a part is only what other columns leave, or only of one sign', () => {
    const parts = [
      { column: 'cut', to: 'fees', sign: -1 },
      { column: 'fare', to: 'base', less: ['cut'], only: 'positive' },
      { column: 'fare', to: 'adjustments', less: ['cut'], only: 'negative' },
    ];
    const terms = { base: 1, adjustments: 1, fees: -1 };
    const file = 'Day;Kind;Fare;Cut\n13/02/2026;Ride;8,00;-2,00\n14/02/2026;Ride;-4,50;0,50\n';
    const { statement } = readFileOf(file, {
      ...mapping,
      lines: [{ parts }],
      control: { column: 'fare', terms },
    });
    expect(statement.items).toMatchObject([
      { components: { base: 10_000_000n, adjustments: 0n, fees: 2_000_000n } },
      { components: { base: 0n, adjustments: -5_000_000n, fees: -500_000n } },
    ]);
    expect(statement.control).toMatchObject([{ file: 3_500_000n, ok: true }]);
  });

  it('may take the currency from the name of a column, and refuses to choose between two', () => {
    const layouts = [{ columns: { date: 'Day' }, money: { fare: 'Fare (*)' } }];
    const simple = {
      layouts,
      lines: [{ parts: [{ column: 'fare', to: 'base' }] }],
      control: mapping.control,
    };
    const read = (header: string) => readFileOf(`Day,${header}\n2026-02-01,10.50\n`, simple).statement;
    expect(read('Fare (PLN)').control).toMatchObject([{ unit: 'PLN' }]);
    expect(read('fare (€)').control).toMatchObject([{ unit: 'EUR' }]);
    expect(() => read('Fare (£)')).toThrow('is not in CAD');
    // A dollar may be of many countries, and an empty bracket says nothing: then it is the one that was asked for.
    expect(read('Fare ($)').control).toMatchObject([{ unit: 'CAD' }]);
    expect(read('Fare ()').control).toMatchObject([{ unit: 'CAD' }]);
    expect(() => read('Fare (estimated)')).toThrow('it lacks the column “Fare (*)”');
    const two = { mapping: simple, currency: 'CAD' };
    expect(
      readStatement(new TextEncoder().encode('Day,Fare (EUR),Fare (USD)\n2026-02-01,1,2\n'), two),
    ).toEqual({
      kind: 'refused',
      message:
        'Two columns can be meant by “Fare (USD)”, so it is unclear which one counts. A mapping says it as {"name": "Amount", "which": 2, "of": 2}, the second of two.',
      column: 'Fare (USD)',
    });
  });

  it('may settle how the file is written: its encoding, its delimiter and where its header stands', () => {
    const layouts = [{ columns: { date: 'Day' }, money: { fare: 'Précio' }, currency: 'EUR' }];
    const file = { encoding: 'Windows-1252', delimiter: '|', headerRow: 8 };
    const lines = [{ parts: [{ column: 'fare', to: 'base' }] }];
    const text = `${'A title, of a kind\n'.repeat(7)}Day|Précio\n2026-02-01|1,234.50\n`;
    const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    const options = { mapping: { layouts, lines, control: mapping.control, file } };
    expect(readStatement(bytes, options)).toMatchObject({
      kind: 'read',
      statement: { control: [{ unit: 'EUR', file: 1_234_500_000n }], items: [{ rows: [{ row: 9 }] }] },
    });
    const without = { mapping: { ...options.mapping, file: { ...file, headerRow: 7 } } };
    expect(readStatement(bytes, without)).toMatchObject({ kind: 'undecided', option: 'preset' });
  });

  it('does not send a part of a payout where it would be income', () => {
    const parts = [
      { column: 'fare', to: 'payout', sign: -1 },
      { column: 'cut', to: 'base' },
    ];
    expect(changed({ lines: [{ types: ['Transfer'], parts }] })).toThrow(
      'lines[0].parts sends money to "payout" and elsewhere',
    );
  });

  it('has to name a column', () => {
    expect(changedLayout({ columns: {}, money: {} })).toThrow('layouts[0].columns names no column');
  });

  it('says which part of it is wrong', () => {
    expect(() => parseMapping([])).toThrow('The mapping has to be an object');
    expect(changed({ layout: [] })).toThrow('no part called "layout"');
    expect(changed({ lines: undefined })).toThrow('lines is missing');
    expect(changed({ lines: [{ types: ['Fare'] }] })).toThrow('lines[0].parts is missing: it says where');
    expect(changed({ layouts: [] })).toThrow('layouts has to be a list with at least one entry');
    expect(changedLayout({ columns: { date: 'Day', colour: 'x' } })).toThrow('no part called "colour"');
    expect(changedLayout({ currency: 'euro' })).toThrow('layouts[0].currency is no currency code');
    expect(changedLayout({ dateOrder: 'yearFirst' })).toThrow(
      'layouts[0].dateOrder has to be one of monthFirst, dayFirst',
    );
    expect(changedLayout({ money: { fare: 5 } })).toThrow(
      'layouts[0].money.fare has to be the name of a column',
    );
    expect(changedLayout({ required: ['date', 'price'] })).toThrow(
      'layouts[0].required[1] is none of its columns',
    );
    expect(changed({ lines: [{ parts: [{ column: 'price', to: 'base' }] }] })).toThrow(
      'lines[0].parts[0].column',
    );
    expect(changed({ lines: [{ parts: [{ column: 'fare', to: 'income' }] }] })).toThrow(
      'lines[0].parts[0].to has to be one of',
    );
    expect(changed({ lines: [{ parts: [{ column: 'fare', to: 'base', sign: 2 }] }] })).toThrow(
      'sign has to be 1 or -1',
    );
    expect(changed({ control: { column: 'fare', terms: { base: '1' } } })).toThrow(
      'control.terms.base has to be 1 or -1',
    );
    expect(changedLayout({ timeZone: 'Mars' })).toThrow(
      'layouts[0].timeZone has to be "asWritten" or a time zone',
    );
    expect(changedLayout({ dayStartsAt: '4' })).toThrow('layouts[0].dayStartsAt has to be a time like 04:00');
    expect(changedLayout({ clock: 'wall' })).toThrow('layouts[0].clock has to be one of');
    expect(changedLayout({ durationIn: 'weeks' })).toThrow('layouts[0].durationIn has to be one of hours');
    expect(changedLayout({ moneyInText: { fare: 'Kind' } })).toThrow(
      'layouts[0].moneyInText.fare has the name of a column under "money"',
    );
    const line = mapping.lines[0];
    const changedLine = (change: object) => changed({ lines: [{ ...line, ...change }] });
    expect(changedLine({ skip: 'no' })).toThrow('lines[0].parts is left out where rows are skipped');
    expect(changedLine({ sign: 'plus' })).toThrow('lines[0].sign has to be one of positive, negative');
    expect(changedLine({ of: 'cut' })).toThrow('lines[0].of means nothing without "sign"');
    expect(changedLine({ has: 'toll' })).toThrow('lines[0].has has to be one of the names under "money"');
    expect(changedLine({ where: { colour: 'x' } })).toThrow('lines[0].where has no part called "colour"');
    expect(changedLine({ joins: 'id' })).toThrow('lines[0].joins has to be true, "reference" or left out');
    expect(changedLine({ parts: [] })).toThrow('lines[0].parts has to be a list with at least one entry');
    const part = { column: 'fare', to: 'base' };
    expect(changedLine({ parts: [{ ...part, less: ['toll'] }] })).toThrow(
      'lines[0].parts[0].less[0] has to be one of the names',
    );
    expect(changedLine({ parts: [{ ...part, only: 'big' }] })).toThrow(
      'lines[0].parts[0].only has to be one of',
    );
    expect(changed({ sumBy: 'day' })).toThrow('sumBy has to be one of id, reference');
    expect(changed({ control: null })).toThrow('control has to be an object');
    expect(changed({ file: { headerRow: -1 } })).toThrow('file.headerRow has to be the number of a row');
    expect(changed({ file: { encoding: 'latin1' } })).toThrow('file.encoding has to be one of UTF-8');
    expect(readStatement(new Uint8Array([65]), { mapping: 'x' })).toMatchObject({ kind: 'refused' });
  });
});

it('may call a column of money like a role that it does not use', () => {
  const mapping = {
    layouts: [
      { columns: { date: 'Month' }, money: { gross: 'Gross', platform: 'Site fee' }, currency: 'EUR' },
    ],
    lines: [
      {
        parts: [
          { column: 'gross', to: 'base' },
          { column: 'platform', to: 'fees' },
        ],
      },
    ],
    control: { column: 'gross', less: ['platform'], terms: { base: 1, fees: -1 } },
  };
  const read = (file: string) => readStatement(new TextEncoder().encode(file), { mapping });
  expect(read('Month,Gross,Site fee\n2026-01,10.00,1.50\n')).toMatchObject({
    statement: { items: [{ components: { base: 10_000_000n, fees: 1_500_000n } }] },
  });
  expect(read('Month,Gross\n2026-01,10.00\n')).toMatchObject({ kind: 'undecided' });
});
