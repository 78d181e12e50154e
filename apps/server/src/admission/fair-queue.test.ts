import { EventEmitter } from 'node:events';
import { expect, onTestFinished, test, vi } from 'vitest';
import { FairQueue, type Shed } from './fair-queue.ts';

const PLACES = { atOnce: 4, waiting: 6, waitMs: 60_000 };

/** Enters, and notes who got in, or was sent away and why. */
function crowd(places = PLACES) {
  const queue = new FairQueue(places);
  const inside: { caller: string; leave: () => void }[] = [];
  const away: string[] = [];
  const come = (caller: string, { weight = 1, socket }: { weight?: number; socket?: EventEmitter } = {}) =>
    queue.enter(caller, weight, socket).then(
      (leave) => void inside.push({ caller, leave }),
      (shed: Shed) => void away.push(`${caller} ${shed.reason}`),
    );
  return { queue, inside, away, come };
}

const moment = () => new Promise((resolve) => setImmediate(resolve));

test('so many are in at once, the next wait, and whoever comes then is sent away', async () => {
  const { queue, inside, away, come } = crowd();
  for (let caller = 0; caller < 12; caller += 1) void come(`caller ${caller}`);
  await moment();
  expect(queue.counts).toEqual({ held: 4, waiting: 6 });
  expect(away).toEqual(['caller 10 queue_full', 'caller 11 queue_full']);
  while (inside.length > 0) {
    inside.shift()?.leave();
    await moment();
  }
  expect(queue.counts).toEqual({ held: 0, waiting: 0 });
  expect(away).toHaveLength(2);
});

test('a caller who is alone leaves a place for the next, and beside others holds half', async () => {
  const { inside, come } = crowd();
  for (let times = 0; times < 4; times += 1) void come('greedy');
  await moment();
  expect(inside.map(({ caller }) => caller)).toEqual(['greedy', 'greedy', 'greedy']);
  void come('polite');
  await moment();
  expect(inside.map(({ caller }) => caller)).toEqual(['greedy', 'greedy', 'greedy', 'polite']);
  for (const { leave } of inside.splice(0, 2)) leave();
  await moment();
  expect(inside.map(({ caller }) => caller)).toEqual(['greedy', 'polite', 'greedy']);
});

test('those who wait get in by turns, whoever asked for most', async () => {
  const { inside, come } = crowd({ ...PLACES, atOnce: 1 });
  void come('greedy');
  await moment();
  for (let times = 0; times < 3; times += 1) void come('greedy');
  void come('polite');
  void come('shy');
  const order: string[] = [];
  for (let turn = 0; turn < 6; turn += 1) {
    await moment();
    const first = inside.shift();
    order.push(first?.caller ?? 'nobody');
    first?.leave();
  }
  expect(order).toEqual(['greedy', 'greedy', 'polite', 'shy', 'greedy', 'greedy']);
});

test('where too many wait, the one with the most of them waiting loses the last', async () => {
  const { queue, away, come } = crowd();
  for (let times = 0; times < 9; times += 1) void come('greedy');
  await moment();
  expect(queue.counts).toEqual({ held: 3, waiting: 6 });
  void come('greedy');
  await moment();
  expect(away).toEqual(['greedy queue_full']);
  expect([queue.hasRoomFor('greedy'), queue.hasRoomFor('one')]).toEqual([false, true]);
  void come('one');
  await moment();
  expect(queue.counts).toEqual({ held: 4, waiting: 6 });
  void come('two');
  await moment();
  expect(queue.counts).toEqual({ held: 4, waiting: 6 });
  expect(away).toEqual(['greedy queue_full', 'greedy queue_full']);
});

test('whoever waits for too long, or has left, is sent away and holds nothing', async () => {
  onTestFinished(() => void vi.useRealTimers());
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { queue, inside, away, come } = crowd({ atOnce: 1, waiting: 5, waitMs: 1_000 });
  void come('first');
  await moment();
  const socket = new EventEmitter();
  void come('gone', { socket });
  void come('late');
  await moment();
  socket.emit('close');
  vi.advanceTimersByTime(1_000);
  await moment();
  expect(away).toEqual(['gone left', 'late waited_too_long']);
  inside[0]?.leave();
  inside[0]?.leave();
  expect(queue.counts).toEqual({ held: 0, waiting: 0 });
});

test('a request of many calls takes as many places, half of all at most, and does not wait for what else its caller does', async () => {
  const { queue, inside, come } = crowd({ ...PLACES, atOnce: 8 });
  void come('page');
  void come('page', { weight: 20 });
  await moment();
  expect(queue.counts).toEqual({ held: 5, waiting: 0 });
  void come('other');
  void come('page');
  await moment();
  expect(queue.counts).toEqual({ held: 6, waiting: 1 });
  inside[1]?.leave();
  await moment();
  expect(inside.map(({ caller }) => caller)).toEqual(['page', 'page', 'other', 'page']);
});

test('nobody passes what the same caller asked for before', async () => {
  const { inside, come } = crowd({ ...PLACES, atOnce: 2 });
  void come('page');
  void come('other');
  void come('page', { weight: 2 });
  void come('page');
  await moment();
  inside[0]?.leave();
  await moment();
  expect(inside.map(({ caller }) => caller)).toEqual(['page', 'other', 'page']);
});
