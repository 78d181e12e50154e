import { expect, test } from 'vitest';
import { pointTowards } from './nearest-point.ts';

const at = (left: number, top: number) => ({ left, top, right: left + 10, bottom: top + 10 });

/** Three columns and two rows; the middle of the second row is missing. */
const grid = [at(0, 0), at(12, 0), at(24, 0), at(0, 12), at(24, 12)];

test.each([
  ['ArrowRight', 0, 1],
  ['ArrowLeft', 2, 1],
  ['ArrowDown', 0, 3],
  ['ArrowUp', 4, 2],
  ['Home', 4, 0],
  ['End', 0, 4],
])('%s leads from %d to %d', (key, from, to) => {
  expect(pointTowards(key, grid, from)).toBe(to);
});

test('a gap in a row is stepped over', () => {
  expect(pointTowards('ArrowRight', grid, 3)).toBe(4);
});

test('the edge leads nowhere, and other keys are not of the chart', () => {
  expect(pointTowards('ArrowUp', grid, 1)).toBeNull();
  expect(pointTowards('Enter', grid, 1)).toBeUndefined();
});
