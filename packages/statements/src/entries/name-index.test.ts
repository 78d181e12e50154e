import { expect, it } from 'vitest';
import { NameIndex } from './name-index.ts';

function indexOf(names: readonly string[]): NameIndex {
  const index = new NameIndex(names.length, (row) => names[row - 1] ?? '');
  for (const [at, name] of names.entries()) index.add(at + 1, name);
  return index;
}

function sharedOf(names: readonly string[]): number[][] {
  const index = indexOf(names);
  return [...index.shared()].toSorted((left, right) => (left[0] ?? 0) - (right[0] ?? 0));
}

it('tells the rows of one name, in their order, and none that has its name alone', () => {
  expect(sharedOf(['a', 'b', 'a', 'c', 'b', 'a'])).toEqual([
    [1, 3, 6],
    [2, 5],
  ]);
});

it('finds the rows of one name, and none of a name that nobody has', () => {
  const index = indexOf(['a', 'b', 'a']);
  expect(['a', 'b', 'c'].map((name) => index.rowsOf(name))).toEqual([[1, 3], [2], []]);
});

it('never takes two names for one, though there are as many as a statement may have rows of one hash', () => {
  // By a number of 32 bits, some of these look the same: of 200,000 about five pairs.
  const names = Array.from({ length: 200_000 }, (_, index) => `row:${index}`);
  expect(sharedOf(names)).toEqual([]);
  expect(sharedOf([...names, ...names])).toHaveLength(200_000);
});
