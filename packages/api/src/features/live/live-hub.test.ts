import { AppError, LIMITS } from '@earntrack/contract';
import { expect, test } from 'vitest';
import { LiveHub } from './live-hub.ts';

/** So long that a test would be given up before. */
const LONG_MS = 3_600_000;

test('who waits goes on when something is told of their account, and not of another', async () => {
  const hub = new LiveHub();
  const [ana, ben] = [hub.join('ana'), hub.join('ben')];
  const anasNext = ana.next(LONG_MS);
  hub.tell('ana');
  expect(await anasNext).toBe('told');
  expect(await ben.next(1)).toBe('time');
});

test('what is told before somebody waits is not lost, and counts once', async () => {
  const hub = new LiveHub();
  const seat = hub.join('ana');
  hub.tell('ana');
  hub.tellAll();
  expect(await seat.next(LONG_MS)).toBe('told');
  expect(await seat.next(1)).toBe('time');
});

test('it is over for who leaves, and for everybody when the process ends', async () => {
  const hub = new LiveHub();
  const leaving = new AbortController();
  const [left, kept] = [hub.join('ana').next(LONG_MS, leaving.signal), hub.join('ben').next(LONG_MS)];
  leaving.abort();
  expect(await left).toBe('over');
  hub.close();
  expect(await kept).toBe('over');
  expect(() => hub.join('ana')).toThrow('shutting down');
});

test('an account has so many places, and one that is left is free again', () => {
  const hub = new LiveHub();
  const seats = Array.from({ length: LIMITS.liveStreams }, () => hub.join('ana'));
  expect(() => hub.join('ana')).toThrow(AppError);
  expect(hub.size).toBe(LIMITS.liveStreams);
  if (seats[0]) hub.leave('ana', seats[0]);
  hub.join('ana');
  hub.join('ben');
});
