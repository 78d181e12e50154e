import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { RecentPeople } from './recent-people.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('counts each person once, as long as they asked for something within five minutes', () => {
  const people = new RecentPeople();
  people.saw('ana');
  vi.advanceTimersByTime(4 * 60_000);
  people.saw('rui');
  people.saw('ana');
  expect(people.count()).toBe(2);
  vi.advanceTimersByTime(4 * 60_000);
  people.saw('rui');
  vi.advanceTimersByTime(60_001);
  expect(people.count()).toBe(1);
  vi.advanceTimersByTime(5 * 60_000);
  expect(people.count()).toBe(0);
});
