import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createCallMeter } from './call-meter.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const smallMeter = () =>
  createCallMeter({ rates: { callsPerMinute: 4, guestCallsPerMinute: 100 }, redis: null });

test('a budget goes down call by call, is over at the end, and says when it begins anew', async () => {
  const meter = smallMeter();
  const first = await meter.spend('writes', 'ana');
  expect(first).toEqual({ budget: 'writes', size: 2, left: 1, secondsLeft: 60, isOver: false });
  vi.advanceTimersByTime(20_500);
  expect(await meter.spend('writes', 'ana')).toMatchObject({ left: 0, secondsLeft: 40, isOver: false });
  expect(await meter.spend('writes', 'ana')).toMatchObject({ left: 0, secondsLeft: 40, isOver: true });
});

test('a minute after its first call it is whole again, however often it was asked for meanwhile', async () => {
  const meter = smallMeter();
  for (let second = 0; second < 59; second += 1) {
    await meter.spend('writes', 'ana');
    vi.advanceTimersByTime(1_000);
  }
  expect(await meter.spend('writes', 'ana')).toMatchObject({ isOver: true, secondsLeft: 1 });
  vi.advanceTimersByTime(1_000);
  expect(await meter.spend('writes', 'ana')).toMatchObject({ isOver: false, left: 1 });
});

test('nobody spends from what is another’s, and no budget from another one', async () => {
  const meter = smallMeter();
  for (let call = 0; call < 5; call += 1) await meter.spend('writes', 'ana');
  expect(await meter.spend('writes', 'ben')).toMatchObject({ isOver: false, left: 1 });
  expect(await meter.spend('reads', 'ana')).toMatchObject({ isOver: false, left: 3 });
});
