import { expect, test } from 'vitest';
import { guessed, read } from '../testing/guessed.ts';

test('of what a buyer paid the tax that a marketplace keeps is not the seller’s', () => {
  const lines = [
    'Order Number,Item Title,Quantity,Sold For,Shipping And Handling,Seller Collected Tax,eBay Collected Tax,Total Price,eBay Collected Tax and Fees Included in Total,Sale Date',
    '11-001,Lamp,1,42.00,3.00,0.00,2.70,47.70,2.70,Mar-05-26',
    '11-002,Clock,1,19.50,0.00,0.00,1.17,20.67,1.17,Mar-06-26',
  ];
  expect(read(lines, guessed(lines))).toEqual(['2026-03-05 base 45', '2026-03-06 base 19.5']);
});

test('where the price does not hold it the price stays as it is', () => {
  const lines = [
    'Date,Item,Total Price,Marketplace Collected Tax',
    '2026-03-05,Lamp,45.00,2.70',
    '2026-03-06,Clock,19.50,1.17',
  ];
  expect(read(lines, guessed(lines))).toEqual(['2026-03-05 base 45', '2026-03-06 base 19.5']);
});

test.each([
  [
    'tips stay apart',
    [
      'Date,Total,Item price,Tip,Marketplace Collected Tax',
      '2026-03-05,47.70,42,3,2.70',
      '2026-03-06,21.67,19.50,1,1.17',
    ],
    ['2026-03-05 base 42 tips 3', '2026-03-06 base 19.5 tips 1'],
  ],
  [
    'fees stay apart',
    [
      'Date,Total,Item price,Fee,Marketplace Collected Tax',
      '2026-03-05,41.70,42,-3,2.70',
      '2026-03-06,19.67,19.50,-1,1.17',
    ],
    ['2026-03-05 base 42 fees 3', '2026-03-06 base 19.5 fees 1'],
  ],
  [
    'what is taken afterwards is no part of what the buyer paid',
    [
      'Sale Date,Total Price,Sold For,Final Value Fee,eBay Collected Tax',
      '2026-03-05,44.70,42,5,2.70',
      '2026-03-06,20.67,19.50,2,1.17',
    ],
    ['2026-03-05 base 42 fees 5', '2026-03-06 base 19.5 fees 2'],
  ],
  [
    'the price may stand before the total',
    [
      'Date,Item price,Shipping,Marketplace Collected Tax,Order total',
      '2026-03-05,42,3,2.70,47.70',
      '2026-03-06,19.50,0,1.17,20.67',
    ],
    ['2026-03-05 base 45', '2026-03-06 base 19.5'],
  ],
])('beside a tax that is kept, %s', (_, lines, wanted) => {
  expect(read(lines, guessed(lines))).toEqual(wanted);
});
