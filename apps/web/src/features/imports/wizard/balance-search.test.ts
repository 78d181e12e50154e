import { expect, test } from 'vitest';
import { balanceOf, type Summand } from './balance-search.ts';

const costs = { 0: 0, 1: 2, [-1]: 3 };
const summands = (...indexes: number[]): Summand[] => indexes.map((index) => ({ index, costs }));
const rows = [
  // Total, price, shipping, discount, units.
  [12, 10, 3, 1, 1],
  [25, 20, 5, 0, 2],
  [-25, -20, -5, 0, 2],
];

test('columns that add up to the total in every row are found, and no others', () => {
  const found = balanceOf(rows, 0, { summands: summands(1, 2, 3, 4), limit: 20, fewest: 2 });
  expect(Object.fromEntries(found?.factors ?? [])).toEqual({ 1: 1, 2: 1, 3: -1, 4: 0 });
  expect(found?.cost).toBe(7);
  expect(balanceOf(rows, 0, { summands: summands(1, 2, 4), limit: 20, fewest: 2 })).toBeNull();
});

test('of two ways the one that costs less counts, and none that costs too much', () => {
  const twice = [
    [5, 5, 5],
    [7, 7, 7],
  ];
  const cheap = { index: 2, costs: { 0: 0, 1: 1, [-1]: 1 } };
  const found = balanceOf(twice, 0, { summands: [...summands(1), cheap], limit: 20, fewest: 1 });
  expect([...(found?.factors ?? [])]).toEqual([
    [1, 0],
    [2, 1],
  ]);
  expect(balanceOf(rows, 0, { summands: summands(1, 2, 3), limit: 7, fewest: 2 })).toBeNull();
});

test('a row in which only the total stands says nothing, and one sum alone proves nothing', () => {
  const paid = [...rows, [-37, 0, 0, 0, 0]];
  expect(balanceOf(paid, 0, { summands: summands(1, 2, 3), limit: 20, fewest: 2 })).not.toBeNull();
  expect(balanceOf(rows.slice(0, 1), 0, { summands: summands(1, 2, 3), limit: 20, fewest: 2 })).toBeNull();
  const many = summands(...Array.from({ length: 19 }, (_, index) => index + 1));
  expect(balanceOf(rows, 0, { summands: many, limit: 20, fewest: 2 })).toBeNull();
});

test('a column that is the total once more is no sum of two', () => {
  const copied = [
    [5, 5, 1],
    [7, 7, 2],
  ];
  expect(balanceOf(copied, 0, { summands: summands(1, 2), limit: 20, fewest: 2 })).toBeNull();
  expect(balanceOf(copied, 0, { summands: summands(1, 2), limit: 20, fewest: 1 })).toMatchObject({ cost: 2 });
});
