import { expect, test } from 'vitest';
import { usesOf } from '../testing/guessed.ts';

test('a column that may name somebody else is no description: it would be sent unasked', () => {
  const sales = [
    'Day,user_name,Name of sender/receiver,Source name,Course name,Item weight,Amount received',
    '2026-03-01,Ann Ray,Bo Lee,Cy Roe,Yoga,1.25,10.00',
    '2026-03-02,Ann Ray,Bo Lee,Cy Roe,Maths,0.80,20.00',
  ];
  expect(usesOf(sales)).toEqual(['date', 'none', 'none', 'none', 'description', 'none', 'base']);
});

test('an id of who bought is none of the row: they may buy again', () => {
  const orders = ['Day,Buyer User ID,Customer ID,Amount', '2026-03-01,jd1,c1,2.00', '2026-03-02,br1,c2,3.00'];
  expect(usesOf(orders)).toEqual(['date', 'none', 'reference', 'base']);
});

test('a break is no work', () => {
  const shifts = [
    'Day,Start,End,Break (min),Pay',
    '2026-03-01,09:00,12:00,30,20.00',
    '2026-03-02,09:00,11:00,15,30.00',
  ];
  expect(usesOf(shifts)).toEqual(['date', 'time', 'endTime', 'breaks', 'base']);
  const paid = ['Day,Paid break (hours),Hours excl. breaks', '2026-03-01,0.5,7.5', '2026-03-02,0.25,7'];
  expect(usesOf(paid)).toEqual(['date', 'none', 'hours']);
});
