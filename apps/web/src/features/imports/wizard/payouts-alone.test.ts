import { expect, test } from 'vitest';
import { guessed, read } from '../testing/guessed.ts';

test('a list of payouts with what was taken for each is none of earnings', () => {
  const payouts = [
    'Payout date,Payout ID,Amount,Fee,Net,Status,Bank account',
    '2026-03-09,P1,500.00,1.00,499.00,Paid,****1234',
    '2026-03-16,P2,400.00,1.00,399.00,Paid,****1234',
  ];
  expect(read(payouts, guessed(payouts))).toEqual([
    '2026-03-09 payout 499',
    '2026-03-09 fees 1',
    '2026-03-16 payout 399',
    '2026-03-16 fees 1',
  ]);
});

test('sales that say with which payout they came are earnings', () => {
  const sales = [
    'Order date,Order ID,Payout date,Payout ID,Amount,Fee,Net',
    '2026-03-02,O1,2026-03-09,P1,50.00,1.00,49.00',
    '2026-03-03,O2,2026-03-09,P1,40.00,1.00,39.00',
  ];
  expect(read(sales, guessed(sales))).toEqual(['2026-03-02 base 50 fees 1', '2026-03-03 base 40 fees 1']);
  const ofDay = ['Payout date,Item,Payout ID,Amount,Fee,Net', '2026-03-09,Lamp,P1,50.00,1.00,49.00'];
  expect(read(ofDay, guessed(ofDay))).toEqual(['2026-03-09 base 50 fees 1']);
});
