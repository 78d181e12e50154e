import { expect, test } from 'vitest';
import { guessed, read } from '../testing/guessed.ts';
import { mappingOf } from './mapping-of.ts';
import { asksRefundFees } from './refund-fees.ts';
import { saidByMapping } from './said-by-mapping.ts';

const rows = (header: string, refund: string) => [
  header,
  '2026-03-01,Sale,Credit,100.00,3.00,97.00',
  '2026-03-02,Sale,Credit,50.00,1.50,145.50',
  refund,
];
const last = (lines: readonly string[], over = {}) => read(lines, guessed(lines, over)).at(-1);

test('a running balance tells whether the fee of a refund came back with it', () => {
  const account = (balance: string) =>
    rows('Date,Type,Way,Amount,Fee,Balance', `2026-03-03,Refund,Debit,100.00,3.00,${balance}`);
  expect(last(account('48.50'))).toBe('2026-03-03 adjustments -100 fees -3');
  expect(last(account('42.50'))).toBe('2026-03-03 adjustments -100 fees 3');
  // The newest first: the balance is that after the row below.
  const [header = '', sale = '', other = '', refund = ''] = account('48.50');
  expect(read([header, refund, other, sale], guessed([header, refund, other, sale]))).toContain(
    '2026-03-03 adjustments -100 fees -3',
  );
});

test('by what a neighbour moved the balance tells nothing of a refund', () => {
  const refund = '2026-03-02,Refund,Debit,100.00,3.00,';
  const lines = (balance: string, after: string) => [
    'Date,Type,Way,Amount,Fee,Balance',
    '2026-03-01,Sale,Credit,100.00,3.00,97.00',
    refund + balance,
    `2026-03-03,Sale,Credit,100.00,3.00,${after}`,
  ];
  expect(guessed(lines('-6.00', '91.00')).refundFees).toBe('taken');
  expect(guessed(lines('0.00', '97.00')).refundFees).toBe('back');
  expect(guessed(lines('-3.00', '94.00')).refundFees).toBe(null);
});

test.each([
  ['Credit,97.00', 'Debit,97.00', -3],
  ['Credit,97.00', 'Debit,103.00', 3],
  ['97.00', '-97.00', -3],
  ['97.00', '97.00', -3],
  ['97.00', '-103.00', 3],
])('what rows come to tells it, beside a sale as %s and a refund as %s', (sale, refund, fee) => {
  const isOfWays = sale.startsWith('Credit');
  const other = sale.replace('97.00', '48.50');
  const lines = [
    `Date,Type,Amount,Fee,${isOfWays ? 'Way,' : ''}Net`,
    `2026-03-01,Sale,100.00,3.00,${sale}`,
    `2026-03-02,Sale,50.00,1.50,${other}`,
    `2026-03-03,Refund,100.00,3.00,${refund}`,
  ];
  expect(last(lines)).toBe(`2026-03-03 adjustments -100 fees ${fee}`);
});

const PLAIN = [
  'Date,Type,Amount,Fee',
  '2026-03-01,Sale,100.00,3.00',
  '2026-03-02,Sale,50.00,1.50',
  '2026-03-03,Refund,100.00,3.00',
];

test('where nothing tells it a person is asked, and their answer is kept in the mapping', () => {
  const state = guessed(PLAIN);
  expect([asksRefundFees(state), state.refundFees]).toEqual([true, null]);
  expect(last(PLAIN, { refundFees: 'taken' })).toBe('2026-03-03 adjustments -100 fees 3');
  expect(last(PLAIN, { refundFees: 'back' })).toBe('2026-03-03 adjustments -100 fees -3');
  for (const refundFees of ['taken', 'back', null] as const) {
    const said = { ...state, refundFees };
    const fit = { mapping: mappingOf(said), missing: [], renamed: [] };
    const columnOf = (label: string) => ({
      name: label,
      values: label === 'Type' ? [...state.rows] : null,
      beginnings: null,
    });
    const again = saidByMapping(state, { name: 'Mine', fit: fit as never, columnOf });
    expect([again.refundFees, mappingOf(again).lines]).toEqual([refundFees, mappingOf(said).lines]);
  }
});

test('nothing is asked where a sign says it', () => {
  const signed = [
    'Date,Type,Amount,Fee',
    '2026-03-01,Sale,100.00,3.00',
    '2026-03-02,Sale,20.00,0.60',
    '2026-03-03,Refund,-100.00,-3.00',
  ];
  expect(asksRefundFees(guessed(signed))).toBe(false);
  expect(last(signed)).toBe('2026-03-03 adjustments -100 fees -3');
});

test('a tip beside a refund without a minus went back with it', () => {
  const lines = [
    'Date,Type,Amount,Tip',
    '2026-03-01,Sale,100.00,5.00',
    '2026-03-02,Sale,50.00,0.00',
    '2026-03-03,Refund,100.00,5.00',
  ];
  expect(last(lines)).toBe('2026-03-03 tips -5 adjustments -100');
});
