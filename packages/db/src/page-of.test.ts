import { expect, it } from 'vitest';
import { pageOf } from './page-of.ts';

it.each([
  ['fewer rows than fit', ['a'], { rows: ['a'], nextCursor: null }],
  ['as many rows as fit', ['a', 'b'], { rows: ['a', 'b'], nextCursor: null }],
  ['a row more than fits', ['a', 'b', 'c'], { rows: ['a', 'b'], nextCursor: 'after b' }],
  ['no rows', [], { rows: [], nextCursor: null }],
])('of %s, gives what fits and says after which row more follow', (_, rows, page) => {
  expect(pageOf(rows, 2, (last) => `after ${last}`)).toEqual(page);
});
