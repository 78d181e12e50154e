import { describeTable } from '@earntrack/statements';
import { expect, test } from 'vitest';
import type { ColumnUse, WizardState } from './column-uses.ts';
import { guessedState } from './guess-state.ts';
import { withUse } from './with-use.ts';

function begun(...lines: string[]) {
  const outcome = describeTable(new TextEncoder().encode(lines.join('\n')));
  if (outcome.kind !== 'described') throw new Error(outcome.message);
  const { table } = outcome;
  const state = guessedState(table, { form: {}, fileName: 'Mine.csv', timeZone: 'Europe/Lisbon' });
  const at = (label: string) => state.columns.findIndex((column) => column.label === label);
  const choose = (label: string, use: ColumnUse, said: WizardState = state) =>
    withUse(said, table, { at: at(label), use });
  return { state, choose };
}

test('a column of states that is chosen by hand leaves out what no row of its own takes back, as a guessed one does', () => {
  const header = 'Day,Type,How it went,Amount';
  const sales = ['2026-03-01,Sale,Completed,10.00', '2026-03-02,Sale,Refunded,30.00'];
  const leftOut = (...others: string[]) => {
    const { state, choose } = begun(header, ...sales, ...others);
    expect(state.states).toEqual([]);
    const { states = [] } = choose('How it went', 'status');
    return states.filter(({ isLeftOut }) => isLeftOut).map(({ text }) => text);
  };
  expect(leftOut('2026-03-03,Refund,Completed,-30.00')).toEqual([]);
  expect(leftOut('2026-03-03,Withdrawal,Completed,-10.00')).toEqual(['Refunded']);
});

test('what was said of states stays while another column is chosen, and goes with the column of states', () => {
  const { state, choose } = begun('Day,Type,Status,Amount,More', '2026-03-01,Sale,Pending,7.00,1.00');
  const said = { ...state, states: state.states.map((each) => ({ ...each, isLeftOut: !each.isLeftOut })) };
  expect(said.states).toHaveLength(1);
  expect(choose('More', 'tips', said).states).toEqual(said.states);
  expect(choose('Status', 'none', said).states).toEqual([]);
});

test('kinds of rows in a column that is chosen by hand are guessed as those of one that was found', () => {
  const of = (name: string) =>
    begun(
      `Booking date;${name};Partner Iban;Amount`,
      '02.03.2026;Transfer;DE1;-50,00',
      '03.03.2026;VAT;DE2;-1,20',
      '03.03.2026;Income;DE2;1000,00',
    );
  const { rows } = of('Type').state;
  expect(rows.map(({ text, use }) => `${text} ${use}`)).toEqual([
    'Transfer whole',
    'VAT fees',
    'Income whole',
  ]);
  const { state, choose } = of('How');
  expect(state.rows).toEqual([]);
  expect(choose('How', 'type').rows).toEqual(rows);
  const shop = (name: string) =>
    begun(
      `Day;${name};Amount;Refunded;Fee`,
      '2026-03-01;Paid;10.00;0.00;-1.00',
      '2026-03-02;Refunded;20.00;-20.00;-2.00',
    );
  const sold = shop('Status').state.rows;
  expect(sold.map(({ text, use }) => `${text} ${use}`)).toEqual(['Paid whole', 'Refunded whole']);
  expect(shop('Status').choose('Status', 'type').rows).toEqual(sold);
});
