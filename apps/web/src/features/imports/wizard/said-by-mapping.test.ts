import { describeTable, fitOf, type TableDescription } from '@earntrack/statements';
import { expect, test } from 'vitest';
import type { ColumnUse, WizardState } from './column-uses.ts';
import { guessRows, guessStates } from './guess-rows.ts';
import { guessedState } from './guess-state.ts';
import { mappingOf } from './mapping-of.ts';
import { saidByMapping } from './said-by-mapping.ts';

function tableOf(lines: readonly string[]): TableDescription {
  const outcome = describeTable(new TextEncoder().encode(lines.join('\n')));
  if (outcome.kind !== 'described') throw new Error(outcome.message);
  return outcome.table;
}

/** Where a person says of each column what it is, and of everything else what is given. */
function saidOf(
  table: TableDescription,
  uses: readonly ColumnUse[],
  over: Partial<WizardState> = {},
): WizardState {
  const guessed = guessedState(table, {
    form: {},
    fileName: 'a.csv',
    timeZone: 'Europe/Lisbon',
  });
  const columns = guessed.columns.map((column, index) => ({ ...column, use: uses[index] ?? 'none' }));
  const rows = guessRows(table.columns[uses.indexOf('type')]);
  const states = guessStates(table.columns[uses.indexOf('status')]?.values ?? null);
  return { ...guessed, columns, rows, states, belowZero: 'whole', dateOrder: 'dayFirst' as const, ...over };
}

/** What the wizard begins with where a mapping was saved that nearly fits. */
function begun(table: TableDescription, mapping: Record<string, unknown>): WizardState {
  const fit = fitOf(
    mapping,
    table.columns.map(({ name }) => name),
  );
  if (!fit) throw new Error('The mapping does not fit');
  const columnOf = (label: string) => table.columns.find((column) => column.label === label);
  return saidByMapping(saidOf(table, []), { name: String(mapping['name']), fit, columnOf });
}

const KINDS = [
  'Day;Kind;Ref;Amount;Tax;Info',
  '02.02.2026;Sale;7;100,00;5,00;Table #12',
  '02.02.2026;Fee;7;3,00;0,00;Table #12',
  '04.02.2026;Transfer;8;50,00;0,00;Bank',
  '05.02.2026;Sum;9;1,00;0,00;-',
];
const USES: ColumnUse[] = ['date', 'type', 'id', 'base', 'taxesWithheld', 'description'];

test.each<{ name: string; lines: string[]; uses: ColumnUse[]; over?: Partial<WizardState> }>([
  { name: 'kinds of rows, and how what is taken off is written', lines: KINDS, uses: USES },
  {
    name: 'rows that join, and how numbers and days are written',
    lines: KINDS,
    uses: USES,
    over: {
      sameId: 'joined',
      decimal: ',',
      currency: 'USD',
      dayStartsAt: '04:00',
      rowSigns: { fees: 'minus' },
    },
  },
  {
    name: 'rows that are added up, by an id that a description names',
    lines: KINDS,
    uses: ['date', 'type', 'none', 'base', 'none', 'description'],
    over: { sameId: 'summed', referenceAfter: '#' },
  },
  {
    name: 'kinds of rows by what descriptions begin with',
    lines: [
      'Day;Info;Description;Amount',
      '02.02.2026;a;Sold: Jacket;10,00',
      '02.02.2026;b;Sold: Shoes;12,00',
      '03.02.2026;c;Fee: Shoes;-3,00',
    ],
    uses: ['date', 'description', 'type', 'base'],
    over: { rowSigns: { fees: 'minus' } },
  },
  {
    name: 'an account with credit and debit',
    lines: ['Day;Info;Credit;Debit', '02.02.2026;Fare;10,00;', '03.02.2026;Back;;4,00'],
    uses: ['date', 'description', 'base', 'debit'],
  },
  {
    name: 'fees, payouts and a total in columns of their own, and hours',
    lines: ['Day;Fare;Fee;Paid;Total;Hours', '02.02.2026;10,00;-1,00;;9,00;2', '03.02.2026;;;-9,00;-9,00;'],
    uses: ['date', 'base', 'fees', 'payout', 'total', 'hours'],
  },
  {
    name: 'on whose days moments are',
    lines: ['When;Amount', '2026-02-02T23:30:00Z;10,00', '2026-02-03T10:00:00Z;4,00'],
    uses: ['date', 'base'],
    over: { timeZone: 'Asia/Tokyo' },
  },
  {
    name: 'kinds of rows of which only the total says an amount',
    lines: [
      'Day;Kind;Fare;Fee;Net',
      '02.02.2026;Sale;10,00;-1,00;9,00',
      '03.02.2026;Advertising fee;;;-0,75',
      '04.02.2026;Payout;;;-8,25',
    ],
    uses: ['date', 'type', 'base', 'fees', 'total'],
  },
  ...(['skip', 'adjustments', 'payout', 'fees'] as const).flatMap((belowZero) => [
    {
      name: `amounts below zero as ${belowZero}, beside kinds of rows`,
      lines: [...KINDS, '06.02.2026;Sale;10;-4,00;0,00;-'],
      uses: USES,
      over: { belowZero },
    },
    {
      name: `what went off an account as ${belowZero}`,
      lines: ['Day;Info;Credit;Debit', '02.02.2026;Fare;10,00;', '03.02.2026;Back;;4,00'],
      uses: ['date', 'description', 'base', 'debit'] as ColumnUse[],
      over: { belowZero },
    },
  ]),
  {
    name: 'only what is below zero',
    lines: ['Day;Info;Amount', '02.02.2026;Fare;10,00', '03.02.2026;Back;-4,00'],
    uses: ['date', 'description', 'base'],
    over: { belowZero: 'payout', aboveZero: 'skip' },
  },
  {
    name: 'refunds without a minus, in rows and in a column',
    lines: ['Day;Kind;Amount;Back', '02.02.2026;Sale;10,00;2,00', '03.02.2026;Refund;4,00;0,00'],
    uses: ['date', 'type', 'base', 'adjustments'],
    over: { columnSigns: { adjustments: 'plus' }, rowSigns: { adjustments: 'plus' } },
  },
  {
    name: 'states that came to nothing beside kinds of rows, and hours online in minutes',
    lines: [
      'Day;Kind;State;Amount;Minutes',
      '02.02.2026;Sale;Paid;10,00;30',
      '03.02.2026;Sale;Canceled;4,00;0',
      '04.02.2026;Sale;Disputed;4,00;10',
    ],
    uses: ['date', 'type', 'status', 'base', 'hours'],
    over: { durationIn: 'minutes', clock: 'online' },
  },
])('a saved mapping is what was said when it was made: $name', ({ lines, uses, over }) => {
  const table = tableOf(lines);
  const mapping = mappingOf(saidOf(table, uses, over));
  expect(mappingOf(begun(table, mapping))).toEqual(mapping);
});

test('a column that is not there any more is said by nobody, and money is not guessed of a new one', () => {
  const mapping = mappingOf(saidOf(tableOf(KINDS), USES));
  const table = tableOf(KINDS.map((line, at) => (at === 0 ? line.replace('Tax', 'Withheld') : line)));
  const { columns } = begun(table, mapping);
  expect(columns.map(({ use }) => use)).toEqual(['date', 'type', 'id', 'base', 'none', 'description']);
});

test('what a person said of kinds of rows against every guess is said again', () => {
  const table = tableOf(KINDS);
  const state = saidOf(table, USES);
  const uses = { Sale: 'tips', Fee: 'whole', Transfer: 'skip', Sum: 'bonuses' } as const;
  const rows = state.rows.map((row) => ({ ...row, use: uses[row.text as keyof typeof uses] }));
  const mapping = mappingOf({ ...state, rows });
  expect(mappingOf(begun(table, mapping))).toEqual(mapping);
});

test('a kind whose name is not kept is left out without it again, and one of which a part is asked for is as the part says', () => {
  const table = tableOf(KINDS);
  const state = saidOf(table, USES);
  const rows = state.rows.map((row) => (row.text === 'Transfer' ? { ...row, use: 'notKept' as const } : row));
  const mapping = mappingOf({ ...state, rows });
  expect(JSON.stringify(mapping)).not.toContain('Transfer');
  expect(mappingOf(begun(table, mapping))).toEqual(mapping);
  const none = mappingOf({ ...state, rows: state.rows.map((row) => ({ ...row, use: 'notKept' as const })) });
  expect(none).toMatchObject({ lines: [{ skip: expect.any(String) }] });
  expect(mappingOf(begun(table, none))).toMatchObject({ lines: none['lines'] });
  const inPart = JSON.parse(JSON.stringify(mapping).replace('"Fee"', '"Fe*"').replace('"fees"', '"tips"'));
  const uses = begun(table, inPart).rows.map(({ text, use }) => [text, use]);
  expect(uses).toEqual([
    ['Sale', 'whole'],
    ['Fee', 'tips'],
    ['Transfer', 'notKept'],
    ['Sum', 'skip'],
  ]);
});

test('a mapping that takes a description for kinds of rows alone stays as it is, and its rows the same ones', () => {
  const lines = ['Day;Kind;Amount', '02.02.2026;Sold: Jacket;10,00', '03.02.2026;Sold: Shoes;-3,00'];
  const rows = { 'Sold: Jacket': 'tips', 'Sold: Shoes': 'fees' } as const;
  const state = saidOf(tableOf(lines), ['date', 'type', 'base']);
  const told = state.rows.map((row) => ({ ...row, use: rows[row.text as keyof typeof rows] }));
  const renamed = (text: string) => text.replaceAll('Kind', 'Description');
  const saved = JSON.parse(renamed(JSON.stringify(mappingOf({ ...state, rows: told }))));
  expect(mappingOf(begun(tableOf(lines.map(renamed)), saved))).toEqual(saved);
});

test('a kind of rows is what the line says that takes it when the file is read: by the writing of its name, and without its note', () => {
  const header = 'Day;Kind;State;Amount';
  const saved = [header, '02.02.2026;service-fee;Paid;9,00', '03.02.2026;WHT;Not_paid;3,00'];
  const uses: ColumnUse[] = ['date', 'type', 'status', 'base'];
  const state = saidOf(tableOf(saved), uses, { states: [{ text: 'Not_paid', rows: 1, isLeftOut: true }] });
  const rows = state.rows.map((row) => ({ ...row, use: row.text === 'WHT' ? 'bonuses' : 'tips' }) as const);
  const mapping = mappingOf({ ...state, rows });
  const now = [
    '02.02.2026;Service Fee;Paid;9,00',
    '03.02.2026;WHT (US);not paid;3,00',
    '04.02.2026;WHT (refunded);Paid;3,00',
  ];
  const said = begun(tableOf([header, ...now]), mapping);
  expect(said.rows.map(({ text, use }) => `${text} ${use}`)).toEqual([
    'Service Fee tips',
    'WHT (US) bonuses',
    'WHT (refunded) notKept',
  ]);
  expect(said.states.filter(({ isLeftOut }) => isLeftOut).map(({ text }) => text)).toEqual(['not paid']);
});
