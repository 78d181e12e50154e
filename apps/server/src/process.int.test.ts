import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase } from '@earntrack/db';
import { migrateDown } from '@earntrack/migrations';
import { createTestDatabase, findFreePort, type TestDatabase } from '@earntrack/testkit';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type ChildServer, signUp, spawnServer, startServer } from './testing/child-server.ts';

let database: TestDatabase;
const servers: ChildServer[] = [];

beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.process.kill('SIGKILL');
    await server.ended;
  }
  await database.drop();
});

async function start(env: Record<string, string> = {}): Promise<ChildServer> {
  const server = await startServer({ DATABASE_URL: database.url, ...env });
  servers.push(server);
  return server;
}

async function startInVain(env: Record<string, string>): Promise<ChildServer> {
  const server = await spawnServer({ DATABASE_URL: database.url, ...env });
  servers.push(server);
  return server;
}

const platform = { id: randomUUID(), name: 'Stall', kind: 'other', colour: 1, currency: 'EUR' };
const earning = {
  id: randomUUID(),
  platformId: platform.id,
  earnedOn: '2026-11-12',
  currency: 'EUR',
  components: { base: '12.34' },
};

test('asked to end, it finishes the request that it has begun, lets go of the port, and exits 0', async () => {
  const server = await start();
  const cookie = await signUp(server);
  await server.call('platforms.create', platform, cookie);
  const me = (await (await server.call('auth.session', undefined, cookie)).json()) as {
    result: { data: { account: { id: string } } };
  };
  const handle = createDatabase({ connectionString: database.url });
  const isHeld = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const holding = handle.db.transaction().execute(async (tx) => {
    await tx
      .selectFrom('platform')
      .select('id')
      .where('user_id', '=', me.result.data.account.id)
      .where('id', '=', platform.id)
      .forUpdate()
      .execute();
    isHeld.resolve();
    await release.promise;
  });
  await isHeld.promise;

  const slow = server.call('earnings.create', earning, cookie);
  await vi.waitFor(async () => expect(await busyConnections(server)).toBe(1), 10_000);
  server.process.kill('SIGTERM');
  await vi.waitFor(() => expect(server.output()).toContain('"draining"'), 10_000);
  await vi.waitFor(() => expect(fetch(server.origin)).rejects.toThrow('fetch failed'), 10_000);
  release.resolve();
  await holding;

  expect((await slow).status).toBe(200);
  expect(await server.ended).toBe(0);
  await handle.close();
});

async function busyConnections(server: ChildServer): Promise<number> {
  const text = await (await fetch(`${server.origin.replace('localhost', '127.0.0.1')}/metrics`)).text();
  const gauge = (state: string) =>
    Number(new RegExp(`db_pool_connections\\{state="${state}"\\} (\\d+)`).exec(text)?.[1]);
  return gauge('total') - gauge('idle');
}

test('what it acknowledged is there after kill -9', async () => {
  const server = await start();
  const cookie = await signUp(server);
  await server.call('platforms.create', platform, cookie);
  expect((await server.call('earnings.create', earning, cookie)).status).toBe(200);
  server.process.kill('SIGKILL');
  expect(await server.ended).toBe('SIGKILL');

  const next = await start();
  const list = await next.call('earnings.list', undefined, cookie);
  expect(await list.json()).toMatchObject({
    result: { data: { items: [{ id: earning.id, net: '12.34' }] } },
  });
});

test('it ends in order when the process that started it is gone', async () => {
  const server = await start();
  server.process.disconnect();
  expect(await server.ended).toBe(0);
});

test('a fault that nothing caught is the last line of the log, in its files too', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'earntrack-log-'));
  const breaking = `process.once('SIGUSR2', () => { throw new Error('torn apart'); })`;
  const NODE_OPTIONS = `--import data:text/javascript,${encodeURIComponent(breaking)}`;
  const server = await start({ NODE_OPTIONS, LOG_DIR: folder });
  server.process.kill('SIGUSR2');
  expect(await server.ended).toBe(1);
  const kept = await readFile(join(folder, 'earntrack-server.log'), 'utf8');
  await rm(folder, { recursive: true });
  for (const text of [kept, server.output()]) {
    const last = JSON.parse(text.trimEnd().split('\n').at(-1) ?? '') as unknown;
    expect(last).toMatchObject({ level: 'fatal', error_type: 'uncaught', err: { message: 'torn apart' } });
  }
});

test('a port that is taken is one clear sentence', async () => {
  const port = await findFreePort();
  const other = createServer().listen(port, '127.0.0.1');
  await once(other, 'listening');
  const server = await startInVain({ PORT: String(port) });
  expect(await server.ended).toBe(1);
  expect(server.output()).toContain('already in use');
  expect(server.output()).not.toContain('    at ');
  other.close();
});

test('a schema that is behind is one clear sentence, and nothing is served', async () => {
  await migrateDown(database.url, { steps: 1 });
  const server = await startInVain({});
  expect(await server.ended).toBe(1);
  expect(server.output()).toContain('behind');
  expect(server.output()).not.toContain('    at ');
});

test('an environment that cannot be used is named, and nothing is served', async () => {
  const server = await startInVain({ REGISTRATION: 'sometimes' });
  expect(await server.ended).toBe(1);
  expect(server.output()).toContain('REGISTRATION');
});
