import { expect, test } from 'vitest';
import { simulate } from './queue-network.ts';

const RUN = { requests: 200_000, seed: 7 };

/** Of one processor that needs a millisecond on average: 1 ÷ (1 − load) on average, and 4.6 times that for 99 of 100. */
test.each([0.5, 0.8])(
  'one processor at a load of %d makes people wait as long as the theory of queues says',
  (load) => {
    const next = () => [{ station: 'one', meanMs: 1 }];
    const { p50Ms, p99Ms, busy } = simulate(
      { servers: { one: 1 }, chance: 1, next },
      { ...RUN, perSecond: 1_000 * load },
    );
    const meanMs = 1 / (1 - load);
    expect(p50Ms / (meanMs * Math.log(2))).toBeCloseTo(1, 1);
    expect(Math.abs(p99Ms / (meanMs * Math.log(100)) - 1)).toBeLessThan(0.1);
    expect(busy['one']).toBeCloseTo(load, 1);
  },
);

test('two stations after each other wait for both, and four processors bear four times as much', () => {
  const next = () => [
    { station: 'app', meanMs: 1 },
    { station: 'db', meanMs: 2 },
  ];
  const at = (perSecond: number, servers: Record<string, number>) =>
    simulate({ servers, chance: 1, next }, { ...RUN, perSecond });
  const { busy } = at(400, { app: 1, db: 1 });
  expect(busy['app']).toBeCloseTo(0.4, 1);
  expect(busy['db']).toBeCloseTo(0.8, 1);
  expect(at(1_600, { app: 4, db: 4 }).p99Ms).toBeLessThan(at(400, { app: 1, db: 1 }).p99Ms);
});

test('what is done later keeps a station busy, and nobody waits for it', () => {
  const visit = { station: 'db', meanMs: 1 };
  const run = { ...RUN, perSecond: 100 };
  const once = simulate({ servers: { db: 1, copy: 1 }, chance: 1, next: () => [visit] }, run);
  const copied = simulate(
    {
      servers: { db: 1, copy: 1 },
      chance: 1,
      next: () => [visit, { station: 'copy', meanMs: 5, isLater: true }],
    },
    run,
  );
  expect(copied.busy['copy']).toBeCloseTo(0.5, 1);
  expect(copied.p99Ms / once.p99Ms).toBeCloseTo(1, 1);
});

test('the same seed gives the same answer', () => {
  const network = { servers: { one: 1 }, chance: 1, next: () => [{ station: 'one', meanMs: 1 }] };
  const run = { requests: 1_000, perSecond: 500 };
  expect(simulate(network, { ...run, seed: 1 })).toEqual(simulate(network, { ...run, seed: 1 }));
  expect(simulate(network, { ...run, seed: 1 })).not.toEqual(simulate(network, { ...run, seed: 2 }));
});

test('a request that needs a station that there is not is refused', () => {
  const network = { servers: { one: 1 }, chance: 1, next: () => [{ station: 'two', meanMs: 1 }] };
  expect(() => simulate(network, { requests: 1, perSecond: 1, seed: 1 })).toThrow(
    'a station that there is not',
  );
});
