import { expect, it } from 'vitest';
import { makeActId } from './act-id.ts';

it('sorts ids as they were made, also within one millisecond and after another one', () => {
  const moments = [...Array.from({ length: 300 }, () => 1_700_000_000_000), 1_700_000_000_001];
  const ids = moments.map((ms) => makeActId(new Date(ms)));
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});
