import { createTestDatabase, startTestPooler, type TestDatabase, type TestPooler } from '@earntrack/testkit';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ChildServer, signUp, spawnServer, startServer } from './testing/child-server.ts';
import { openStream } from './testing/event-stream.ts';
import { REGISTRATION } from './testing/test-app.ts';

const TIMEOUT_MS = 2_000;
const AT_ONCE = 24;

let database: TestDatabase;
let pooler: TestPooler;
let server: ChildServer;

beforeAll(async () => {
  database = await createTestDatabase();
  pooler = await startTestPooler(database.url, { statementTimeoutMs: TIMEOUT_MS });
  server = await startServer(settings());
});
afterAll(async () => {
  server.process.kill('SIGTERM');
  await server.ended;
  await pooler.stop();
  await database.drop();
});

const settings = () => ({
  DATABASE_URL: database.url,
  DATABASE_POOLER_URL: pooler.urlOf(database.url),
  DATABASE_REPLICA_URL: database.url,
  DB_STATEMENT_TIMEOUT_MS: String(TIMEOUT_MS),
  DB_POOL_SIZE: '12',
  WEB_DIST: 'none',
  LOG_LEVEL: 'warn',
});

async function told<Data>(response: Response): Promise<Data> {
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return (JSON.parse(text) as { result: { data: Data } }).result.data;
}

test('people write and read at once over two connections, see their own, and other devices are told', async () => {
  const cookie = await signUp(server);
  const change = (path: string, input: object) => server.call(path, input, cookie);
  const stream = await openStream(server.origin, { headers: { cookie }, input: {} });
  expect((await stream.nextChange()).change.kind).toBe('nothing');
  const platform = { id: randomUUID(), name: 'Stall', kind: 'other', colour: 1, currency: 'EUR' };
  await told(await change('platforms.create', platform));
  expect((await stream.nextChange()).change.kind).toBe('platforms');
  stream.cut();
  const made = await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      const earning = { id: randomUUID(), platformId: platform.id, earnedOn: '2026-11-12', currency: 'EUR' };
      await told(await change('earnings.create', { ...earning, components: { base: '12.34' } }));
      const input = encodeURIComponent(JSON.stringify({ id: earning.id }));
      const { id } = await told<{ id: string }>(
        await server.call(`earnings.get?input=${input}`, undefined, cookie),
      );
      return id === earning.id;
    }),
  );
  expect(made).toEqual(made.map(() => true));
  const sums = await told<unknown>(await server.call('earnings.sums', undefined, cookie));
  // 24 times 12.34
  expect(JSON.stringify(sums)).toContain('296.16');
  expect(server.output()).toBe('');
});

test('the overview is read from the replica that was named, and counted', async () => {
  const email = `${randomUUID()}@example.com`;
  const registered = await server.call('auth.register', { ...REGISTRATION, email });
  const cookie = registered.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const platform = { id: randomUUID(), name: 'Stall', kind: 'other', colour: 1, currency: 'EUR' };
  await told(await server.call('platforms.create', platform, cookie));
  const input = encodeURIComponent(JSON.stringify({ period: { kind: 'all' } }));
  await told(await server.call(`dashboard.summary?input=${input}`, undefined, cookie));
  const metrics = await (await fetch(`${server.origin}/metrics`)).text();
  expect(metrics).toContain('replica_reads_total{result="replica"} 1');
});

test('a server behind a pooler without limits says what to set, and does not start', async () => {
  const careless = await startTestPooler(database.url, {
    change: (config) => config.replace(/ connect_query='.*'/, ''),
  });
  try {
    const refused = await spawnServer({ ...settings(), DATABASE_POOLER_URL: careless.urlOf(database.url) });
    expect(await refused.ended).toBe(1);
    expect(refused.output()).toContain('Behind DATABASE_POOLER_URL nothing sets statement_timeout');
    expect(refused.output()).not.toContain(new URL(database.url).password);
  } finally {
    await careless.stop();
  }
});
