import { expect, test } from 'vitest';
import { guessed, read } from '../testing/guessed.ts';

const HEADER =
  'Driver UUID,Total earnings,Total earnings : Net fare,Total earnings : Tips,Refunds & expenses,Refunds & expenses : Tolls,Payouts,Payouts : Cash collected,Payouts : To your bank';
const usesOf = (...rows: string[]) =>
  guessed([HEADER, ...rows])
    .columns.filter(({ use }) => use !== 'none')
    .map(({ label, use }) => [label.replace(/^.*: /, ''), use]);

test('of a tree of columns the parts are read, each by its own name, and no sum of them', () => {
  const rows = [
    'one,512.40,490.10,22.30,12.00,12.00,-524.40,-84.40,-440.00',
    'two,301.15,290.15,11.00,3.50,3.50,-304.65,0.00,-304.65',
  ];
  expect(usesOf(...rows)).toEqual([
    // It is the same next week.
    ['Driver UUID', 'reference'],
    ['Net fare', 'base'],
    ['Tips', 'tips'],
    ['Tolls', 'reimbursements'],
    ['Cash collected', 'cashCollected'],
  ]);
  const lines = [
    HEADER.replace('Driver UUID', 'Day'),
    ...rows.map((row) => row.replace(/^\w+/, '2026-03-08')),
  ];
  expect(read(lines, guessed(lines))).toEqual([
    '2026-03-08 base 490.1 tips 22.3 reimbursements 12 cashCollected 84.4',
    '2026-03-08 base 290.15 tips 11 reimbursements 3.5',
  ]);
});

test('where parts are missing their sum is read instead', () => {
  const rows = [
    'one,512.40,470.10,22.30,12.00,0.00,-524.40,-84.40,-440.00',
    'two,301.15,290.15,11.00,3.50,0.00,-304.65,0.00,-304.65',
  ];
  expect(usesOf(...rows)).toEqual([
    ['Driver UUID', 'reference'],
    ['Total earnings', 'base'],
    ['Refunds & expenses', 'reimbursements'],
    ['Cash collected', 'cashCollected'],
  ]);
});

test('a sum whose parts are not all there is read alone, also where a smaller one stands before it', () => {
  const lines = [
    'Day,Earnings : Fare,Earnings : Fare : Distance,Earnings : Fare : Wait,Earnings',
    '2026-03-08,30.00,25.00,5.00,33.00',
    '2026-03-09,20.00,16.00,4.00,21.50',
  ];
  expect(read(lines, guessed(lines))).toEqual(['2026-03-08 base 33', '2026-03-09 base 21.5']);
});
