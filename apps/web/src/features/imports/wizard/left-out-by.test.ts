import { describeTable, fitOf, type TableDescription } from '@earntrack/statements';
import { expect, test } from 'vitest';
import { guessed, read } from '../testing/guessed.ts';
import type { WizardState } from './column-uses.ts';
import { mappingOf } from './mapping-of.ts';
import { offeredColumns, offeredTexts, withText } from './offered-texts.ts';
import { saidByMapping } from './said-by-mapping.ts';

const ORDERS = [
  'Date,Item,Amount,Source',
  '2026-02-01,Lamp,40.00,Order',
  '2026-02-02,Lamp,-30.00,Transfer',
  '2026-02-03,Chair,25.00,Order',
  '2026-02-04,Chair,1.00,',
];

function tableOf(lines: readonly string[]): TableDescription {
  const outcome = describeTable(new TextEncoder().encode(lines.join('\n')));
  if (outcome.kind !== 'described') throw new Error(outcome.message);
  return outcome.table;
}

/** What the wizard begins with where this mapping was saved. */
function begun(mapping: Record<string, unknown>): WizardState {
  const table = tableOf(ORDERS);
  const fit = fitOf(
    mapping,
    table.columns.map(({ name }) => name),
  );
  if (!fit) throw new Error('The mapping does not fit');
  const columnOf = (label: string) => table.columns.find((column) => column.label === label);
  return saidByMapping(guessed(ORDERS), { name: 'Mine', fit, columnOf });
}

test('rows are left out by what a column without a use says, and by an empty cell of it', () => {
  const state = guessed(ORDERS, { leftOutBy: [{ label: 'Source', texts: ['Transfer', ''] }] });
  const reason = 'left out: you said that rows are left out by what the column “Source” says';
  expect(read(ORDERS, state)).toEqual(['2026-02-01 base 40', reason, '2026-02-03 base 25', reason]);
  expect(mappingOf(state)['layouts']).toMatchObject([{ texts: { text4: ['Source'] }, others: [] }]);
});

test('a column that has a use can leave rows out as well, and each of several does', () => {
  const leftOutBy = [
    { label: 'Item', texts: ['chair'] },
    { label: 'Source', texts: ['Trans*'] },
  ];
  const items = read(ORDERS, guessed(ORDERS, { leftOutBy }));
  expect(items.filter((line) => !line.startsWith('left out'))).toEqual(['2026-02-01 base 40']);
});

test('a column of which nothing was said, or that is not in the table, leaves nothing out and is in no mapping', () => {
  const leftOutBy = [
    { label: 'Source', texts: [] },
    { label: 'Origin', texts: ['Transfer'] },
  ];
  const state = guessed(ORDERS, { leftOutBy });
  expect(read(ORDERS, state)).toHaveLength(4);
  expect(mappingOf(state)).toEqual(mappingOf(guessed(ORDERS)));
});

test('what was saved is said again, in whichever form a mapping file has it', () => {
  const leftOutBy = [
    { label: 'Item', texts: ['Chair'] },
    { label: 'Source', texts: ['Transfer', ''] },
  ];
  const mapping = mappingOf(guessed(ORDERS, { leftOutBy }));
  expect(begun(mapping).leftOutBy).toEqual(leftOutBy);
  expect(mappingOf(begun(mapping))).toEqual({ ...mapping, name: 'Mine' });

  const byHand = {
    layouts: [
      {
        columns: { date: 'Date', status: 'Source' },
        money: { pay: 'Amount' },
        texts: { which: 'Item' },
        currency: 'EUR',
      },
    ],
    lines: [
      { where: { which: 'Chair' }, skip: 'not mine' },
      { where: { status: 'Transfer' }, skip: 'moved' },
      { where: { which: ['Lamp'], status: ['Order'] }, skip: 'both' },
      { parts: [{ column: 'pay', to: 'base' }] },
    ],
    control: { column: 'pay', terms: { base: 1 } },
  };
  const state = begun(byHand);
  expect(state.leftOutBy).toEqual([{ label: 'Item', texts: ['Chair'] }]);
  expect(state.states.filter(({ isLeftOut }) => isLeftOut)).toMatchObject([{ text: 'Transfer' }]);
});

test('texts of a column are offered with the number of their rows, and what was typed beside them', () => {
  const [, , , source] = tableOf(ORDERS).columns;
  if (!source) throw new Error('There is no such column');
  expect(offeredTexts(source, ['Trans*'])).toEqual([
    { text: 'Order', words: 'Order (2 rows)' },
    { text: 'Transfer', words: 'Transfer (1 row)' },
    { text: '', words: 'An empty cell (1 row)' },
    { text: 'Trans*', words: 'Trans*' },
  ]);
  const many = { values: null, beginnings: null };
  expect(offeredTexts(many, ['A', ''])).toEqual([
    { text: 'A', words: 'A' },
    { text: '', words: 'An empty cell' },
  ]);
});

test('a text is typed once, whatever its case, and nothing is no text', () => {
  expect(withText(['Order'], ' Transfer ')).toEqual(['Order', 'Transfer']);
  expect(withText(['Order'], 'order')).toEqual(['Order']);
  expect(withText(['Order'], '  ')).toEqual(['Order']);
});

test('a column that names somebody, or may, is offered only where names are kept', () => {
  const { columns } = tableOf([
    'Type,Buyer name,E-mail,State,Pay,Name,Client,User,Customer,Buyer,Team member,Kunde,From,Client team,Item name',
    'Sale,Ann Smith,ann@example.org,Done,1.00,Ann Smith,Ann,Ann,Ann,Ann,Ann,Ann,Ann,North,Lamp',
  ]);
  const things = ['Type', 'Pay', 'Client team', 'Item name'];
  const chosen = [{ label: 'State' }];
  expect(offeredColumns(columns, { chosen, keepsNames: false })).toEqual(things);
  const all = columns.map(({ label }) => label).filter((label) => label !== 'State');
  expect(offeredColumns(columns, { chosen, keepsNames: true })).toEqual(all);
});
