import { expect, test } from 'vitest';
import { guessed, read } from '../testing/guessed.ts';

test('a column that adds up some of the fees is none of them, where nothing adds up to a total as well', () => {
  const months = [
    'Month,Gross earnings,Platform fee,Processing fee,Currency exchange fee,Total processing fees',
    '2026-01,520.00,41.60,26.30,3.10,29.40',
    '2026-02,610.00,48.80,30.05,4.00,34.05',
    '2026-03,580.00,46.40,28.50,0.00,28.50',
  ];
  expect(read(months, guessed(months))).toEqual([
    '2026-01-31 base 520 fees 71',
    '2026-02-28 base 610 fees 82.85',
    '2026-03-31 base 580 fees 74.9',
  ]);
});

test('a fee that is once as much as two others is one, and so is a column that holds more than their sum', () => {
  const once = ['Day,Fare,Fee,Service fee,Booking fee', '2026-03-01,50.00,3.00,2.00,1.00'];
  expect(read(once, guessed(once))).toEqual(['2026-03-01 base 50 fees 6']);
  const more = [
    'Day,Fare,Other fees,Service fee,Booking fee',
    '2026-03-01,50.00,3.00,2.00,1.00',
    '2026-03-02,60.00,6.00,4.00,2.00',
    '2026-03-03,10.00,1.00,0.00,0.00',
  ];
  expect(read(more, guessed(more))).toEqual([
    '2026-03-01 base 50 fees 6',
    '2026-03-02 base 60 fees 12',
    '2026-03-03 base 10 fees 1',
  ]);
});

test('refunds without a minus are taken off beside adjustments that have one', () => {
  const months = [
    'Month,Gross earnings,Platform fee,Refunds,Adjustments,Net earnings',
    '2026-01,520.00,41.60,0.00,0.00,478.40',
    '2026-02,610.00,48.80,10.00,0.00,551.20',
    '2026-03,580.00,46.40,0.00,-2.00,531.60',
  ];
  expect(read(months, guessed(months))).toEqual([
    '2026-01-31 base 520 fees 41.6',
    '2026-02-28 base 610 adjustments -10 fees 48.8',
    '2026-03-31 base 578 fees 46.4',
  ]);
});
