import { migrateDown } from '@earntrack/migrations';
import {
  createTestDatabase,
  findFreePort,
  type SlowNetwork,
  startSlowNetwork,
  type TestDatabase,
} from '@earntrack/testkit';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type ChildServer, signUp, spawnServer } from './testing/child-server.ts';

let database: TestDatabase;
let network: SlowNetwork;
let server: ChildServer;
beforeEach(async () => {
  database = await createTestDatabase();
  network = await startSlowNetwork(database.url);
  const nowhere = Object.assign(new URL(database.url), { port: String(await findFreePort()) });
  network.leadTo(nowhere.href);
});
afterEach(async () => {
  server.process.kill('SIGKILL');
  await server.ended;
  await network.stop();
  await database.drop();
});

const get = (path: string) => fetch(`${server.origin.replace('localhost', '127.0.0.1')}${path}`);

async function startWithoutDatabase(): Promise<void> {
  server = await spawnServer({ DATABASE_URL: network.url });
  await vi.waitFor(() => get('/health/live'), 45_000);
}

test('a server that comes up while the database is away tells so, and serves everything once it is back', async () => {
  await startWithoutDatabase();
  expect(server.output()).toContain('"database_away"');
  const page = await get('/status');
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('The database has not answered yet');
  expect(await (await get('/api/v1/status')).json()).toMatchObject({ state: 'unknown', knownAt: null });
  expect((await get('/health')).status).toBe(503);
  expect((await get('/health/ready')).status).toBe(503);
  const refused = await server.call('auth.session');
  expect(refused.status).toBe(503);
  expect(refused.headers.get('retry-after')).not.toBeNull();
  expect(await refused.json()).toMatchObject({ error: { data: { app: { code: 'unavailable' } } } });

  network.leadTo(database.url);
  await vi.waitFor(async () => expect((await get('/health/ready')).status).toBe(200), 30_000);
  const cookie = await signUp(server);
  expect((await server.call('earnings.list', undefined, cookie)).status).toBe(200);
  await vi.waitFor(
    async () => expect(await (await get('/api/v1/status')).json()).toMatchObject({ state: 'ok' }),
    30_000,
  );
});

test('asked to end while it waits for the database, it ends in order', async () => {
  await startWithoutDatabase();
  server.process.kill('SIGTERM');
  expect(await server.ended).toBe(0);
});

test('a database that comes back with another schema ends it in one clear sentence, and nothing of it was served', async () => {
  await migrateDown(database.url, { steps: 1 });
  await startWithoutDatabase();
  network.leadTo(database.url);
  expect(await server.ended).toBe(1);
  expect(server.output()).toContain('The database schema is behind');
  expect(server.output()).not.toContain('    at ');
});
