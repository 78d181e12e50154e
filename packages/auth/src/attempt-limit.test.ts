import { expect, it } from 'vitest';
import { AttemptLimit } from './attempt-limit.ts';

const limitOf = (maxAttempts: number, maxKeys = 10) =>
  new AttemptLimit({ maxAttempts, windowMs: 1_000, maxKeys });

it('admits so many attempts in a window and again in the next', () => {
  const limit = limitOf(2);
  expect([limit.admit('a', 0), limit.admit('a', 1), limit.admit('a', 999)]).toEqual([true, true, false]);
  expect(limit.admit('b', 999)).toBe(true);
  expect(limit.admit('a', 1_000)).toBe(true);
});

it('starts anew after a success', () => {
  const limit = limitOf(1);
  limit.admit('a', 0);
  limit.forget('a');
  expect(limit.admit('a', 1)).toBe(true);
});

it('keeps no more keys than it may, forgetting the oldest', () => {
  const limit = limitOf(1, 2);
  for (const key of ['a', 'b', 'c']) limit.admit(key, 0);
  expect(limit.admit('c', 1)).toBe(false);
  expect(limit.admit('a', 1)).toBe(true);
});
