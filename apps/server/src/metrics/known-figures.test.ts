import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { KnownFigures } from './known-figures.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('answers at once with what was last known, and asks once a minute at most, never twice at once', async () => {
  let asked = 0;
  const answers = [Promise.withResolvers<string>(), Promise.withResolvers<string>()];
  const figures = new KnownFigures(
    () => answers[asked++]?.promise ?? Promise.resolve('later'),
    () => {},
  );
  expect([figures.latest(), figures.latest(), asked]).toEqual([null, null, 1]);
  vi.advanceTimersByTime(120_000);
  expect([figures.latest(), asked]).toEqual([null, 1]);
  answers[0]?.resolve('first');
  await figures.settled();
  expect([figures.latest(), figures.latest(), asked]).toEqual(['first', 'first', 2]);
  answers[1]?.resolve('second');
  await figures.settled();
  vi.advanceTimersByTime(59_000);
  expect([figures.latest(), asked]).toEqual(['second', 2]);
  vi.advanceTimersByTime(1_000);
  expect([figures.latest(), asked]).toEqual(['second', 3]);
});

it('keeps what it knew when the database is away, says so, and tries again a minute later', async () => {
  const faults: unknown[] = [];
  const answers = [() => Promise.resolve('known'), () => Promise.reject(new Error('away'))];
  const figures = new KnownFigures(
    () => (answers.shift() ?? (() => Promise.resolve('back')))(),
    (fault) => faults.push(fault),
  );
  figures.latest();
  for (let minute = 0; minute < 2; minute += 1) {
    await figures.settled();
    vi.advanceTimersByTime(60_000);
    expect(figures.latest()).toBe('known');
  }
  expect(faults).toEqual([new Error('away')]);
  await figures.settled();
  expect(figures.latest()).toBe('back');
});
