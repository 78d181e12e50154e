import { describeTable } from '@earntrack/statements';
import { expect, test } from 'vitest';
import { isOfAccount } from './guess-rows.ts';
import { guessedState } from './guess-state.ts';

function guessed(...lines: string[]) {
  const outcome = describeTable(new TextEncoder().encode(lines.join('\n')));
  if (outcome.kind !== 'described') throw new Error(outcome.message);
  return guessedState(outcome.table, { form: {}, fileName: 'Mine.csv', today: '2026-03-09' });
}

test('a state beside the kind of a row leaves out what came to nothing', () => {
  const state = guessed(
    'Day,Type,Status,Amount',
    '2026-03-01,Sale,Completed,10.00',
    '2026-03-02,Sale,Pending,7.00',
    '2026-03-03,Tip,Rejected,5.00',
    '2026-03-04,Refund,Reversed,-5.00',
  );
  expect(state.columns.map(({ use }) => use)).toEqual(['date', 'type', 'status', 'base']);
  expect(state.states.filter(({ isLeftOut }) => isLeftOut).map(({ text }) => text)).toEqual([
    'Pending',
    'Rejected',
  ]);
});

test('on an account what is below zero is left out, and what came in is no payout', () => {
  const account = guessed(
    'Day,Type,Amount,Balance',
    '2026-03-01,Bank transfer,10.00,10.00',
    '2026-03-02,Card,-7.00,3.00',
    '2026-03-03,Withdrawal,-3.00,0.00',
  );
  expect([account.belowZero, isOfAccount(account.columns)]).toEqual(['skip', true]);
  expect(account.rows.map(({ text, use }) => [text, use])).toEqual([
    ['Bank transfer', 'whole'],
    ['Card', 'whole'],
    ['Withdrawal', 'payout'],
  ]);
  const shop = guessed('Day,Type,Amount', '2026-03-01,Sale,10.00', '2026-03-02,Bank transfer,-7.00');
  expect([shop.belowZero, isOfAccount(shop.columns)]).toEqual(['whole', false]);
  expect(shop.rows.map(({ use }) => use)).toEqual(['whole', 'payout']);
});

test('what the bank charged is a fee, and the fee of a payout is no payout', () => {
  const { rows } = guessed(
    'Day,Type,Amount',
    '2026-03-01,Bank charges,-1.00',
    '2026-03-02,Payout fee,-2.00',
    '2026-03-03,Payout,-7.00',
  );
  expect(rows.map(({ use }) => use)).toEqual(['fees', 'fees', 'payout']);
});

test('a payout beside which no number stands says its amount in words', () => {
  const state = guessed(
    'Day,Type,Title,Amount',
    '2026-03-01,Sale,Order #1,€20.00',
    '2026-03-03,Deposit,"€17.50 sent to your bank",--',
  );
  expect(state.columns.map(({ use }) => use)).toEqual(['date', 'type', 'amountInText', 'base']);
  expect(state.rows.map(({ text, isInText }) => [text, isInText])).toEqual([
    ['Sale', false],
    ['Deposit', true],
  ]);
});
