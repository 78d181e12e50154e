import { expect, test } from 'vitest';
import { bear, networkOf, type SetUp, SET_UPS } from './set-ups.ts';

const NEEDS = [
  { kind: 'list', weight: 90, isWrite: false, serverMs: 0.8, databaseMs: 0.5 },
  { kind: 'new earning', weight: 10, isWrite: true, serverMs: 2, databaseMs: 2 },
];
const LOOK_UP_MS = 0.1;
const named = (part: string): SetUp => {
  const found = SET_UPS.find(({ name }) => name.includes(part));
  if (!found) throw new Error(`No set-up is called ${part}`);
  return found;
};

test('more machines bear more, and what is busiest is named', () => {
  const one = bear(named('one machine'), NEEDS, LOOK_UP_MS);
  const eight = bear(named('8 instances'), NEEDS, LOOK_UP_MS);
  expect(one.breaksFirst).toBe('instances');
  expect(one.p99Ms).toBeLessThanOrEqual(50);
  expect(one.perSecond).toBeGreaterThan(500);
  expect(eight.perSecond).toBeGreaterThan(4 * one.perSecond);
});

test('a dear database breaks before cheap instances', () => {
  const dear = NEEDS.map((need) => ({ ...need, databaseMs: 10 }));
  expect(bear(named('one machine'), dear, LOOK_UP_MS).breaksFirst).toBe('database');
});

test('with replicas every write is done on each of them, and with shards on one of them', () => {
  const writes = NEEDS.slice(1);
  const stations = (part: string) =>
    networkOf(named(part), writes, LOOK_UP_MS)
      .next(() => 0.5)
      .map(({ station }) => station);
  expect(stations('five replicas')).toEqual([
    'instances',
    'database',
    ...[1, 2, 3, 4, 5].map((place) => `replica ${place}`),
  ]);
  const [first, second, worker, ...others] = stations('Citus on 6');
  expect([first, second]).toEqual(['instances', 'coordinator']);
  expect(worker).toMatch(/^worker [1-6]$/);
  expect(others).toEqual([]);
});
