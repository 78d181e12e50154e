import type { VitalsView } from '@earntrack/contract';
import { expect, it } from 'vitest';
import { HISTORY_MS, pointsOf, type VitalsHistory, withLook } from './vitals-history.ts';

function vitals(id: string, given: Partial<VitalsView> = {}): VitalsView {
  return {
    instance: { id, host: 'earn', version: '1.0.0', startedAt: '2026-11-12T10:00:00.000Z' },
    uptimeMs: 0,
    requests: 0,
    failures: 0,
    durations: [
      { upToSeconds: 0.1, requests: 0 },
      { upToSeconds: 0.5, requests: 0 },
      { upToSeconds: null, requests: 0 },
    ],
    cache: { hits: 0, misses: 0, others: 0 },
    eventLoop: { activeMs: 0, idleMs: 0, delayP99Ms: null },
    memory: { usedBytes: 100, limitBytes: 1_000 },
    pool: { total: 0, idle: 0, waiting: 0, max: 4 },
    streams: 0,
    ...given,
  };
}

it('two looks at one instance give what happened in between, and how it is now', () => {
  const later = vitals('a', {
    uptimeMs: 5_000,
    requests: 100,
    failures: 5,
    durations: [
      { upToSeconds: 0.1, requests: 50 },
      { upToSeconds: 0.5, requests: 100 },
      { upToSeconds: null, requests: 100 },
    ],
    cache: { hits: 3, misses: 1, others: 0 },
    eventLoop: { activeMs: 1_000, idleMs: 4_000, delayP99Ms: 21 },
    pool: { total: 4, idle: 1, waiting: 2, max: 4 },
  });
  const looks = [
    { atMs: 1_000, vitals: vitals('a') },
    { atMs: 6_000, vitals: later },
  ];
  const [point, ...none] = pointsOf(looks);
  expect(none).toEqual([]);
  expect(point).toEqual({
    atMs: 6_000,
    requestsPerSecond: 20,
    errorShare: 0.05,
    p95Ms: expect.closeTo(460, 6) as number,
    busyShare: 0.2,
    delayP99Ms: 21,
    memoryBytes: 100,
    connectionsInUse: 3,
    connectionsAwaited: 2,
    cacheHitShare: 0.75,
  });
});

it('where nothing was asked there is no share and no duration, rather than a good one', () => {
  const looks = [0, 5_000].map((uptimeMs) => ({ atMs: uptimeMs, vitals: vitals('a', { uptimeMs }) }));
  const nothing = {
    requestsPerSecond: 0,
    errorShare: null,
    p95Ms: null,
    busyShare: null,
    cacheHitShare: null,
  };
  expect(pointsOf(looks)).toEqual([expect.objectContaining(nothing)]);
});

it('looks that a balancer sends to two instances are never compared with each other, and old ones are forgotten', () => {
  let history: VitalsHistory = {};
  for (const [index, id] of ['a', 'b', 'a', 'b'].entries())
    history = withLook(history, { atMs: index * 5_000, vitals: vitals(id, { requests: index }) });
  expect(Object.values(history).map((looks) => pointsOf(looks).length)).toEqual([1, 1]);
  history = withLook(history, { atMs: HISTORY_MS + 5_000, vitals: vitals('b') });
  expect(Object.entries(history).map(([id, looks]) => [id, looks.length])).toEqual([
    ['a', 1],
    ['b', 2],
  ]);
});
