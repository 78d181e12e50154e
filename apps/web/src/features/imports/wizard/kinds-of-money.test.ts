import { expect, test } from 'vitest';
import { guessed, read } from '../testing/guessed.ts';

const usesOf = (lines: readonly string[]) => guessed(lines).columns.map(({ use }) => use);

test('an amount in cents is none: it would count a hundredfold', () => {
  const payments = ['id,created,amount_cents,currency', '1,2026-03-02,1234,usd', '2,2026-03-15,5000,usd'];
  expect(usesOf(payments)).not.toContain('base');
});

test('what a campaign pays out is earned, and a tax of buyers in rows of its own is not', () => {
  const campaigns = ['Date,Campaign,Clicks,Payout', '2026-03-02,A,100,5.00', '2026-03-15,B,200,6.00'];
  expect(usesOf(campaigns)).toEqual(['date', 'none', 'none', 'base']);
  const sales = ['Date,Type,Amount', '2026-03-02,Sale,100.00', '2026-03-02,Sales tax,8.00'];
  expect(read(sales, guessed(sales))).toEqual(['2026-03-02 base 100', '2026-03-02 passThroughTax 8']);
  const wages = [
    'Pay date,Gross pay,Federal tax,Net pay',
    '2026-03-13,1000.00,120.00,880.00',
    '2026-03-27,1100.00,132.00,968.00',
  ];
  expect(read(wages, guessed(wages))[0]).toBe('2026-03-13 base 1000 taxesWithheld 120');
});
