import { startTestSentinels, type TestSentinels } from '@earntrack/testkit';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { codesOf, readTimes, signUpAt } from '../testing/limited-app.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

const READS = 100_000;
/** Noticed after three seconds, then agreed on. */
const REPLACED_WITHIN_MS = 90_000;

let sentinels: TestSentinels;
let one: TestApp;

beforeAll(async () => {
  sentinels = await startTestSentinels();
  one = await createTestApp(
    { ...sentinels.settings, RATE_LIMIT_PER_MINUTE: String(READS) },
    undefined,
    // A machine that is busy: what is late here is not lost.
    { redisPatienceMs: 1_000 },
  );
}, 300_000);
afterAll(async () => {
  await one?.close();
  await sentinels?.stop();
});

const stateOf = async () =>
  (await one.app.inject('/health')).json<{ services: { redis: string } }>().services.redis;

test('the master is killed, no request fails, and the other Redis is asked from then on', async () => {
  await vi.waitFor(async () => expect(await stateOf()).toBe('connected'), REPLACED_WITHIN_MS);
  const ana = await signUpAt(one, { from: '198.51.100.1' });
  const second = new Redis(await sentinels.killMaster());
  expect(await second.info('replication')).toMatch(/^role:slave/m);
  const states = new Set<string>();
  await vi.waitFor(
    async () => {
      expect(codesOf(await readTimes(one, 5, { headers: ana }))).toEqual([null, null, null, null, null]);
      const state = await stateOf();
      states.add(state);
      expect(state).toBe('connected');
      expect(await second.info('replication')).toMatch(/^role:master/m);
    },
    { timeout: REPLACED_WITHIN_MS, interval: 100 },
  );
  // It was noticed to be away: else nothing was tried.
  expect(states).toContain('disconnected');
  await second.flushall();
  // Ana's calls are paid for in advance, those of somebody new are not.
  const bo = await signUpAt(one, { from: '198.51.100.2' });
  await readTimes(one, 5, { headers: bo });
  expect(await second.keys('earntrack:spent:*')).not.toEqual([]);
  second.disconnect();
  await sentinels.heal();
  await vi.waitFor(async () => expect(await stateOf()).toBe('connected'), REPLACED_WITHIN_MS);
}, 300_000);
