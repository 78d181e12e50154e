import { startTestRedis, type TestRedis } from '@earntrack/testkit';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { codesOf, readTimes, signUpAt } from '../testing/limited-app.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

/** A Debian without Redis is given one first. */
const INSTALLING_MS = 300_000;
const READS = 10;
/** Two instances on a machine that is busy: what is late here is not lost. */
const PATIENT = { redisPatienceMs: 1_000 };

let redis: TestRedis;
let settings: Record<string, string>;
let one: TestApp;
let other: TestApp;
beforeAll(async () => {
  redis = await startTestRedis();
  settings = { REDIS_ENABLED: 'true', REDIS_URL: redis.url, RATE_LIMIT_PER_MINUTE: String(READS) };
  one = await createTestApp(settings, undefined, PATIENT);
  other = await createTestApp({ ...settings, DATABASE_URL: one.databaseUrl }, undefined, PATIENT);
}, INSTALLING_MS);
afterEach(() => redis.wake());
afterAll(async () => {
  await other.close();
  await one.close();
  await redis.stop();
});

async function answered(server: TestApp, times: number, headers: { cookie: string }): Promise<number> {
  const codes = codesOf(await readTimes(server, times, { headers }));
  expect(new Set(codes).difference(new Set([null, 'too_many_requests']))).toEqual(new Set());
  return codes.filter((code) => code === null).length;
}

const health = async (server: TestApp) => (await server.app.inject('/health')).json<object>();
const shown = (status: string, of: string) => ({ status, services: { redis: of } });
const until = (server: TestApp, status: string, of: string) =>
  vi.waitFor(async () => expect(await health(server)).toMatchObject(shown(status, of)), 20_000);

/** Ten answers of both together. */
async function expectShared(): Promise<void> {
  const ana = await signUpAt(one, { from: '198.51.100.1' });
  expect(await answered(one, 6, ana)).toBe(6);
  expect(await answered(other, 6, ana)).toBe(READS - 6);
  expect(await answered(one, 1, ana)).toBe(0);
}

/** Ten answers of each. */
async function expectApart(): Promise<void> {
  const ana = await signUpAt(one, { from: '198.51.100.1' });
  for (const server of [one, other]) {
    expect(await answered(server, READS + 2, ana)).toBe(READS);
    expect(await answered(server, 1, ana)).toBe(0);
  }
}

test('two instances give one budget together, and it begins anew when its minute is over', async () => {
  await until(one, 'ok', 'connected');
  const ana = await signUpAt(one, { from: '198.51.100.1' });
  const ben = await signUpAt(other, { from: '198.51.100.2' });
  expect(await answered(one, 6, ana)).toBe(6);
  expect(await answered(other, 6, ana)).toBe(READS - 6);
  expect(await answered(one, 1, ana)).toBe(0);
  expect(await answered(one, 1, ben)).toBe(1);

  const client = new Redis(redis.url);
  const keys = await client.keys('earntrack:spent:reads:*');
  expect(keys).toHaveLength(2);
  for (const key of keys) {
    expect(await client.pttl(key)).toBeLessThanOrEqual(60_000);
    expect(await client.pexpire(key, 1)).toBe(1);
  }
  await vi.waitFor(async () => expect(await client.exists(...keys)).toBe(0));
  client.disconnect();
  expect(await answered(one, 6, ana)).toBe(6);
  expect(await answered(other, 6, ana)).toBe(READS - 6);
});

test('while Redis hangs each goes on by itself, and together again once it answers', async () => {
  const linesBefore = one.lines.length;
  redis.hang();
  await expectApart();
  await until(one, 'degraded', 'disconnected');
  expect((await one.app.inject('/health')).statusCode).toBe(200);
  expect((await one.app.inject('/health/ready')).statusCode).toBe(200);
  redis.wake();
  await until(one, 'ok', 'connected');
  await until(other, 'ok', 'connected');
  await expectShared();
  const said = one.lines
    .slice(linesBefore)
    .filter(({ msg, message }) => String(message ?? msg).includes('Redis'));
  expect(said.map(({ level }) => level)).toEqual(['warn', 'info']);
});

test('while Redis is gone each goes on by itself, one that starts then too, and together again once it is back', async () => {
  await redis.kill();
  await expectApart();
  await until(other, 'degraded', 'disconnected');
  const late = await createTestApp({ ...settings, DATABASE_URL: one.databaseUrl });
  expect(await health(late)).toMatchObject(shown('degraded', 'disconnected'));
  const ana = await signUpAt(late, { from: '198.51.100.1' });
  expect(await answered(late, READS + 1, ana)).toBe(READS);
  await redis.restart();
  for (const server of [one, other, late]) await until(server, 'ok', 'connected');
  await late.close();
  await expectShared();
});

test('a Redis that is not open to us is one that is away, and the log says why', async () => {
  const url = Object.assign(new URL(redis.url), { password: 'another one' });
  const locked = await createTestApp({ ...settings, REDIS_URL: url.href, DATABASE_URL: one.databaseUrl });
  const ana = await signUpAt(locked, { from: '198.51.100.1' });
  expect(await answered(locked, READS + 1, ana)).toBe(READS);
  expect(await health(locked)).toMatchObject(shown('degraded', 'disconnected'));
  const reasons = locked.lines.flatMap(({ reason, error_type }) =>
    reason ? [[String(error_type), reason]] : [],
  );
  const why = expect.stringContaining('WRONGPASS');
  expect(reasons).toHaveLength(2);
  expect(Object.fromEntries(reasons)).toEqual({ cache_away: why, redis_away: why });
  expect(JSON.stringify(locked.lines)).not.toContain('another');
  await locked.close();
});

test('nothing that is said of Redis holds its password', () => {
  const password = new URL(redis.url).password;
  for (const server of [one, other]) expect(JSON.stringify(server.lines)).not.toContain(password);
});
