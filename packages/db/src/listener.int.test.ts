import { createTestDatabase, endConnections, findFreePort, type TestDatabase } from '@earntrack/testkit';
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createDatabase, type DatabaseHandle } from './create-database.ts';
import { type Listener, listen } from './listener.ts';
import { asClient } from './as-client.ts';
import type { Database } from './tables/index.ts';

const NAME = 'a-test-that-listens';

let database: TestDatabase;
let handle: DatabaseHandle;
const listeners: Listener[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  handle = createDatabase({ connectionString: database.url });
});
afterAll(async () => {
  await Promise.all(listeners.map((listener) => listener.close()));
  await handle.close();
  await database.drop();
});

function startListening(url = database.url) {
  const heard = { payloads: [] as string[], connections: 0, faults: 0 };
  const listener = listen({
    connectionString: url,
    channel: 'Any "channel"',
    applicationName: NAME,
    onNotification: (payload) => heard.payloads.push(payload),
    onConnected: () => (heard.connections += 1),
    onConnectionError: () => (heard.faults += 1),
  });
  listeners.push(listener);
  return { heard, listener };
}

const say = (payload: string) => sql`select pg_notify('Any "channel"', ${payload})`.execute(handle.db);

it('hears what is said at the commit, and listens again after its connection was lost', async () => {
  const { heard, listener } = startListening();
  await vi.waitFor(() => expect(heard.connections).toBe(1), 10_000);
  await say('one');
  await vi.waitFor(() => expect(heard.payloads).toEqual(['one']));
  await endConnections(database.url, NAME);
  await vi.waitFor(() => expect(heard).toMatchObject({ connections: 2, faults: 1 }), 10_000);
  await say('two');
  await vi.waitFor(() => expect(heard.payloads).toEqual(['one', 'two']));
  await listener.close();
  const { rows } = await sql`select 1 from pg_stat_activity where application_name = ${NAME}`.execute(
    handle.db,
  );
  expect(rows).toEqual([]);
});

it('goes on trying while there is no server, and can be told to stop', async () => {
  const { heard, listener } = startListening(`postgres://localhost:${await findFreePort()}/none`);
  await vi.waitFor(() => expect(heard.faults).toBeGreaterThan(1), 10_000);
  await listener.close();
  expect(heard.connections).toBe(0);
});

async function clientOf(db: Kysely<Database>): Promise<string | null> {
  const { rows } = await sql<{ client: string | null }>`
    select nullif(current_setting('earntrack.origin', true), '') as client`.execute(db);
  return rows[0]?.client ?? null;
}

it.each([
  ['0199a3e0-0000-7000-8000-000000000000', '0199a3e0-0000-7000-8000-000000000000'],
  [null, null],
  ["0199a3e0-0000-7000-8000-000000000000'; drop table earning; --", null],
  ['somebody', null],
])('a transaction says who asked for it, and nothing that is no name: %s', async (given, said) => {
  const inside = await asClient(given, () => handle.db.transaction().execute(clientOf));
  expect(inside).toBe(said);
  expect(await clientOf(handle.db)).toBeNull();
});
