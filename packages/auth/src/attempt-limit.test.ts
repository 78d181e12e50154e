import { expect, it } from 'vitest';
import { AttemptLimit } from './attempt-limit.ts';

const limitOf = (maxAttempts: number, maxKeys = 10) =>
  new AttemptLimit({ maxAttempts, windowMs: 1_000, maxKeys });

it('has room for so many attempts in a window and again in the next', () => {
  const limit = limitOf(2);
  limit.count('a', 0);
  expect(limit.hasRoom('a', 1)).toBe(true);
  limit.count('a', 1);
  expect(limit.hasRoom('a', 999)).toBe(false);
  expect(limit.hasRoom('b', 999)).toBe(true);
  expect(limit.hasRoom('a', 1_000)).toBe(true);
});

it('counts what is new in the window, and not what was taken back', () => {
  const limit = limitOf(5);
  limit.count('a', 0);
  limit.count('a', 1);
  limit.takeBack('a');
  expect(limit.countOf('a', 2)).toBe(1);
  expect(limit.countOf('a', 1_000)).toBe(0);
  limit.takeBack('a');
  limit.takeBack('a');
  expect(limit.countOf('a', 2)).toBe(0);
});

it('starts anew after a success', () => {
  const limit = limitOf(1);
  limit.count('a', 0);
  limit.forget('a');
  expect(limit.hasRoom('a', 1)).toBe(true);
});

it('keeps no more keys than it may, forgetting the oldest', () => {
  const limit = limitOf(1, 2);
  for (const key of ['a', 'b', 'c']) limit.count(key, 0);
  expect(limit.hasRoom('c', 1)).toBe(false);
  expect(limit.hasRoom('a', 1)).toBe(true);
});

it('forgets whose window is over as soon as anybody tries', () => {
  const limit = limitOf(1);
  for (const key of ['a', 'b']) limit.count(key, 0);
  limit.count('c', 999);
  expect(limit.size).toBe(3);
  limit.count('d', 1_000);
  expect(limit.size).toBe(2);
  expect(limit.hasRoom('c', 1_001)).toBe(false);
});
