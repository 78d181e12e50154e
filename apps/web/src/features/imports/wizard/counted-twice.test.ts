import { expect, test } from 'vitest';
import { guessed, read } from '../testing/guessed.ts';

test('a column in which others of fees are added up is none of them', () => {
  const sales = [
    'Date,Sale,Platform fee,Processing fee,Total fees',
    '2026-03-02,100.00,10.00,3.00,13.00',
    '2026-03-15,50.00,5.00,1.50,6.50',
  ];
  expect(read(sales, guessed(sales))).toEqual(['2026-03-02 base 100 fees 13', '2026-03-15 base 50 fees 6.5']);
  const other = sales.map((line) => line.replace('6.50', '6.00'));
  expect(read(other, guessed(other))[0]).toBe('2026-03-02 base 100 fees 26');
});

test('tips are no refund of a total that lacks them', () => {
  const weeks = [
    'Day,Net fares,Promotions,Tips,Tolls,Total',
    '2026-03-09,400.00,50.00,30.00,12.00,492.00',
    '2026-03-16,350.00,0.00,20.00,6.00,376.00',
  ];
  expect(read(weeks, guessed(weeks))).toEqual([
    '2026-03-09 base 400 tips 30 bonuses 50 reimbursements 12',
    '2026-03-16 base 350 tips 20 reimbursements 6',
  ]);
});

test('three capital letters at the end of a name are a currency only where there is such a one', () => {
  const sales = [
    'Day,Sales,Commission,TCS,TDS,Tip,Net payable',
    '2026-03-15,10000.00,2000.00,100.00,100.00,0.00,7800.00',
    '2026-03-16,20000.00,4000.00,200.00,200.00,10.00,15610.00',
  ];
  expect(read(sales, guessed(sales))).toEqual([
    '2026-03-15 base 10000 fees 2000 taxesWithheld 200',
    '2026-03-16 base 20000 tips 10 fees 4000 taxesWithheld 400',
  ]);
});
