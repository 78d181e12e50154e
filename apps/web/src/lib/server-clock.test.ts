import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { todayIn } from './days.ts';
import { noticeServerTime, nowMs } from './server-clock.ts';

const deviceMs = Date.UTC(2026, 10, 24, 12);
const HOUR_MS = 3_600_000;

function hear(serverMs: number, tookMs = 0): void {
  const date = new Date(serverMs).toUTCString();
  noticeServerTime({ date, sentMs: deviceMs - tookMs, receivedMs: deviceMs });
}

beforeAll(() => void vi.useFakeTimers({ now: deviceMs, toFake: ['Date'] }));
afterAll(() => void vi.useRealTimers());
afterEach(() => hear(deviceMs));

test('a clock that is a minute off, or an answer that was slow, is no fault', () => {
  hear(deviceMs - 60_000);
  expect(nowMs()).toBe(deviceMs);
  hear(deviceMs - 150_000, 180_000);
  expect(nowMs()).toBe(deviceMs);
});

test('a clock that is wrong is corrected by the server’s, and today with it', () => {
  hear(deviceMs + 15 * HOUR_MS);
  expect(nowMs()).toBe(deviceMs + 15 * HOUR_MS);
  expect(todayIn('UTC')).toBe('2026-11-25');
  hear(deviceMs - 24 * HOUR_MS);
  expect(todayIn('UTC')).toBe('2026-11-23');
});

test('a clock that was set right is believed again', () => {
  hear(deviceMs + 15 * HOUR_MS);
  hear(deviceMs);
  expect(nowMs()).toBe(deviceMs);
});

test('an answer without a time changes nothing', () => {
  hear(deviceMs + HOUR_MS);
  noticeServerTime({ date: null, sentMs: deviceMs, receivedMs: deviceMs });
  expect(nowMs()).toBe(deviceMs + HOUR_MS);
});
