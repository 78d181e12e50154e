import { expect, it } from 'vitest';
import { figuresOf } from './figures.ts';

it('takes the numbers of rows in the one way that fits most of them, and nothing else', () => {
  expect(
    figuresOf([
      ['05.01.2026', '1.100,00 €', '28%', 'Ann', ''],
      ['06.01.2026', '-7,5', '', '0,19'],
    ]),
  ).toEqual([
    [null, 1_100_000_000n, null, null, null],
    [null, -7_500_000n, null, 190_000n],
  ]);
  expect(figuresOf([['1,100.50', '0.1234567']])).toEqual([[1_100_500_000n, 123_457n]]);
  expect(figuresOf([])).toEqual([]);
});
