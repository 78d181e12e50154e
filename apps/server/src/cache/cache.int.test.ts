import { randomUUID } from 'node:crypto';
import { type SlowNetwork, startSlowNetwork, startTestRedis, type TestRedis } from '@earntrack/testkit';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { makeTokenAt } from '../testing/limited-app.ts';
import { change, dataOf, type Person, read, signUpPerson } from '../testing/person.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

/** A Debian without Redis is given one first. */
const INSTALLING_MS = 300_000;
/** On a machine that is busy what is late is not lost; a question that nobody answers still ends soon. */
const PATIENT = { redisPatienceMs: 200 };
const LIFETIMES = {
  CACHE_TTL_PROFILE: '100',
  CACHE_TTL_PLATFORMS: '200',
  CACHE_TTL_EARNINGS: '300',
  CACHE_TTL_ANALYTICS: '400',
};
const READS = ['profile.get', 'platforms.list', 'earnings.sums', 'earnings.days', 'earnings.tags'];

let redis: TestRedis;
let network: SlowNetwork;
let client: Redis;
let one: TestApp;
let other: TestApp;
let ana: Newcomer;
beforeAll(async () => {
  redis = await startTestRedis();
  network = await startSlowNetwork(redis.url);
  client = new Redis(redis.url);
  // Where Redis goes away, this one says so by failing to answer, and comes back by itself.
  client.on('error', () => {});
  const settings = { REDIS_ENABLED: 'true', REDIS_URL: network.url, ...LIFETIMES };
  one = await createTestApp(settings, undefined, PATIENT);
  other = await createTestApp({ ...settings, DATABASE_URL: one.databaseUrl }, undefined, PATIENT);
  ana = await newcomer();
}, INSTALLING_MS);
afterEach(() => {
  redis.wake();
  network.resume();
  network.delayBy(0);
});
afterAll(async () => {
  await other.close();
  await one.close();
  client.disconnect();
  await network.stop();
  await redis.stop();
});

/** Somebody with a platform, at both instances, who adds to what they earned and looks at it. */
async function newcomer() {
  const person = await signUpPerson(one, `a${randomUUID()}`);
  const platformId = randomUUID();
  const platform = { id: platformId, name: 'Uber', kind: 'rideshare', colour: 1, currency: 'EUR' };
  dataOf(await change(one, 'platforms.create', { input: platform, headers: person.headers }));
  let count = 0;
  return {
    ...person,
    async earnAt(server: TestApp): Promise<void> {
      const values = { platformId, earnedOn: '2026-11-12', currency: 'EUR', components: { base: '10' } };
      const input = { id: randomUUID(), ...values };
      dataOf(await change(server, 'earnings.create', { input, headers: person.headers }));
      count += 1;
    },
    /** What an answer that is right holds. */
    expected: () => ({
      overview: { totals: [{ net: String(count * 10) }] },
      sums: [{ net: String(count * 10), count }],
      platforms: [{ id: platformId, earningCount: count }],
    }),
  };
}

type Newcomer = Awaited<ReturnType<typeof newcomer>>;

const urlOf = (procedure: string, input: object) =>
  `${procedure}?input=${encodeURIComponent(JSON.stringify(input))}`;
const OVERVIEW = urlOf('dashboard.summary', { period: { kind: 'all' } });

async function seenAt(server: TestApp, headers: Person['headers']) {
  const [overview, sums, platforms] = await Promise.all(
    [OVERVIEW, 'earnings.sums', 'platforms.list'].map(async (path) =>
      dataOf(await read(server, path, headers)),
    ),
  );
  return { overview, sums, platforms };
}

/** Writes at each instance, and looks at both after each write. Every request has to be answered, and rightly. */
async function expectRight(headers = ana.headers): Promise<void> {
  for (const server of [one, other]) {
    await ana.earnAt(server);
    for (const at of [server, other, one]) {
      expect(await seenAt(at, headers)).toMatchObject(ana.expected());
    }
  }
}

async function figure(server: TestApp, name: string): Promise<number> {
  const { body } = await server.app.inject('/metrics');
  const line = body.split('\n').find((each) => each.startsWith(`${name} `));
  return Number(line?.slice(name.length + 1));
}

const keysOf = ({ userId }: Person) => client.keys(`earntrack:answer*${userId}*`);
const asked = (server: TestApp, kind: string, result: string) =>
  figure(server, `cache_requests_total{kind="${kind}",result="${result}"}`);
const isOpen = async (server: TestApp) => (await figure(server, 'cache_breaker_open')) === 1;

/** Answers of one instance are found by the other one, once Redis is what it should be. */
async function expectShared(): Promise<void> {
  await vi.waitFor(async () => {
    expect([await isOpen(one), await isOpen(other)]).toEqual([false, false]);
    const before = await asked(other, 'analytics', 'hit');
    dataOf(await read(one, OVERVIEW, ana.headers));
    dataOf(await read(other, OVERVIEW, ana.headers));
    expect(await asked(other, 'analytics', 'hit')).toBe(before + 1);
  }, 20_000);
}

test('whoever has just changed something never reads what was before, at any instance, by cookie or by token', async () => {
  await expectShared();
  await expectRight();
  await expectRight(await makeTokenAt(one, { cookie: String(ana.headers['cookie']) }));
  const renamed = { version: 1, displayName: 'Ana' };
  await read(other, 'profile.get', ana.headers);
  dataOf(await change(one, 'profile.update', { input: renamed, headers: ana.headers }));
  expect(dataOf(await read(other, 'profile.get', ana.headers))).toMatchObject({ displayName: 'Ana' });
});

test('what is kept ends when its kind says, and goes with its account, and with no other one', async () => {
  const [eva, ben] = [await newcomer(), await newcomer()];
  for (const { headers } of [eva, ben]) {
    for (const path of [...READS, OVERVIEW]) dataOf(await read(one, path, headers));
  }
  const count = READS.length + 2;
  await vi.waitFor(async () => {
    for (const person of [eva, ben]) expect(await keysOf(person)).toHaveLength(count);
  });
  const lifetimes = await Promise.all((await keysOf(eva)).map((key) => client.ttl(key)));
  const hundreds = lifetimes.map((seconds) => Math.ceil(seconds / 100) * 100).toSorted((a, b) => a - b);
  expect(hundreds).toEqual([100, 200, 300, 300, 300, 400, 400]);

  const input = { currentPassword: 'correct horse battery' };
  dataOf(await change(other, 'auth.deleteAccount', { input, headers: eva.headers }));
  expect(await keysOf(eva)).toEqual([]);
  expect(await keysOf(ben)).toHaveLength(count);
});

test('over a network that is slow nobody waits for long, and every answer is right', async () => {
  network.delayBy(PATIENT.redisPatienceMs);
  await expectRight();
  expect(await isOpen(one)).toBe(true);
  expect(await asked(one, 'analytics', 'bypass')).toBeGreaterThan(0);
  network.delayBy(0);
  await expectShared();
});

test('while no word gets through, or Redis hangs, every answer is right, and shared again afterwards', async () => {
  network.pause();
  await expectRight();
  expect(await isOpen(one)).toBe(true);
  network.resume();
  await expectShared();
  redis.hang();
  await expectRight();
  expect(await isOpen(one)).toBe(true);
  redis.wake();
  await expectShared();
});

test('a Redis that is full gets no more and is asked on, and every answer is right', async () => {
  await redis.fill();
  await expectRight();
  expect([await isOpen(one), await isOpen(other)]).toEqual([false, false]);
  expect(await keysOf(ana)).toEqual([]);
  await redis.makeRoom();
  await expectShared();
});

test('a Redis that is gone, and one that was restarted, costs no answer, and is asked again once it is back', async () => {
  await expectShared();
  await redis.kill();
  await expectRight();
  expect([await isOpen(one), await isOpen(other)]).toEqual([true, true]);
  await redis.restart();
  await expectRight();
  await expectShared();
});

test('without Redis the process keeps answers itself, of those kinds that are kept at all, and counts what it asked', async () => {
  const alone = await createTestApp({ DATABASE_URL: one.databaseUrl, CACHE_TTL_EARNINGS: '0' });
  expect(await asked(alone, 'profile', 'error')).toBe(0);
  await ana.earnAt(one);
  for (let time = 0; time < 2; time += 1) {
    expect(await seenAt(alone, ana.headers)).toMatchObject(ana.expected());
  }
  await ana.earnAt(one);
  expect(await seenAt(alone, ana.headers)).toMatchObject(ana.expected());
  expect(await asked(alone, 'analytics', 'hit')).toBe(1);
  expect(await asked(alone, 'analytics', 'miss')).toBe(2);
  expect(await asked(alone, 'earnings', 'bypass')).toBe(3);
  expect(await figure(alone, 'cache_added_seconds_count')).toBe(9);
  await alone.close();
});
