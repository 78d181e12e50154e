import { sql } from 'kysely';
import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import type { Migration } from './migration.ts';
import type { MigrationEvent } from './migration-events.ts';
import { forEachOwner } from './migrations/for-each-owner.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { migrateUp } from './runner.ts';
import { fillTables } from './testing/any-rows.ts';
import { readCatalogue } from './testing/catalogue.ts';
import { addOwners } from './testing/kept-copies.ts';
import { runSql, startTestServer, type TestServer } from './testing/test-server.ts';

/** From here on there are rows, which the next ones fill something in for. */
const FILLED_AT = '0013-bulk-changes';
const WAIT_MS = 20_000;
const TEST_MS = 120_000;

let server: TestServer;
let url: string;

beforeAll(async () => {
  server = await startTestServer();
});
beforeEach(async () => {
  url = await server.createDatabase();
});
afterAll(() => server?.stop());

async function connect(): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

const lockAll = (tables: readonly string[]) =>
  tables.map((table) => `lock table ${table} in row exclusive mode`).join('; ');

/** A migration that is under way while somebody has written into every table and not ended. */
async function whileSomebodyWrites(
  clients: Record<'holder' | 'writer', Client>,
  migrations: readonly Migration[],
) {
  const { holder, writer } = clients;
  const { tables } = await readCatalogue(writer);
  await holder.query(`begin; ${lockAll(tables)}`);
  const events: MigrationEvent[] = [];
  const state = { isDone: false };
  const onEvent = (event: MigrationEvent) => void events.push(event);
  const migrating = migrateUp(url, { migrations, lockTimeoutMs: 100, onEvent }).finally(() => {
    state.isDone = true;
  });
  const hasGivenWay = () => events.some(({ kind }) => kind === 'gaveWay');
  await vi.waitFor(
    async () => expect(state.isDone || hasGivenWay() || (await waitsBesideWrites(writer))).toBe(true),
    { timeout: WAIT_MS, interval: 5 },
  );
  // Nobody ends the transaction that is waited for, and still others write.
  await writer.query(`begin; ${lockAll(tables)}; rollback`);
  await holder.query('rollback');
  await migrating;
  return hasGivenWay();
}

/** Waits, and for a lock that no write waits behind: those of indexes that are made beside them. */
async function waitsBesideWrites(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ waits: boolean }>(
    `select exists (
       select from pg_locks join pg_stat_activity using (pid)
       where not granted and application_name = 'earntrack-migrate' and locktype = 'virtualxid'
         and datname = current_database()) as waits`,
  );
  return rows[0]?.waits === true;
}

it(
  'lets everybody write while a migration waits for whoever has written, and is applied once they have ended',
  async () => {
    const clients = { holder: await connect(), writer: await connect() };
    const gaveWay: string[] = [];
    for (const [at, { name }] of MIGRATIONS.entries()) {
      if (await whileSomebodyWrites(clients, MIGRATIONS.slice(0, at + 1))) gaveWay.push(name);
      if (name === FILLED_AT)
        await fillTables(clients.writer, await readCatalogue(clients.writer), { left: [], kept: new Set() });
    }
    // What changes tables that are there has to; what makes indexes beside the writes waits without being in the way.
    expect(gaveWay).toEqual(
      expect.arrayContaining([
        '0008-account-requests',
        '0011-earning-details',
        '0014-sums-by-day',
        '0018-live-events',
      ]),
    );
    expect(gaveWay).not.toContain('0007-sweep-indexes');
  },
  TEST_MS,
);

it('gives up in words when somebody never lets go, and has changed nothing', async () => {
  await migrateUp(url);
  const holder = await connect();
  await holder.query('begin; lock table profile in access share mode');
  const pending: Migration = {
    name: '9001-mood',
    kind: 'transactional',
    async up(db) {
      await sql`alter table profile add column mood text`.execute(db);
    },
  };
  const migrations = [...MIGRATIONS, pending];
  const attempts: number[] = [];
  const onEvent = (event: MigrationEvent) => {
    if (event.kind === 'gaveWay') attempts.push(event.attempt);
  };
  await expect(migrateUp(url, { migrations, lockTimeoutMs: 20, lockAttempts: 3, onEvent })).rejects.toThrow(
    'Migration 9001-mood failed: somebody kept a lock that it needs through all 3 attempts.',
  );
  expect(attempts).toEqual([1, 2]);
  await holder.query('rollback');
  expect(await migrateUp(url, { migrations })).toEqual(['9001-mood']);
});

it('goes on with filling in where it was stopped, and says how far it is', async () => {
  await migrateUp(url);
  await addOwners(url);
  await addOwners(url);
  const filled: string[] = [];
  let stopsAt = 2;
  const pending: Migration = {
    name: '9001-fill',
    kind: 'online',
    up: (db) =>
      forEachOwner(db, async (tx, ownerId) => {
        if (filled.length === stopsAt) throw new Error('the machine was switched off');
        await sql`update platform set name = name || '!' where user_id = ${ownerId}`.execute(tx);
        filled.push(ownerId);
      }),
  };
  const migrations = [...MIGRATIONS, pending];
  const told: string[] = [];
  const onEvent = (event: MigrationEvent) => {
    if (event.kind === 'filled')
      told.push(`${event.done} of ${event.total}${event.isResumed ? ', resumed' : ''}`);
  };
  await expect(migrateUp(url, { migrations, onEvent })).rejects.toThrow('switched off');
  stopsAt = Infinity;
  await migrateUp(url, { migrations, onEvent });
  expect(told).toEqual(['1 of 4', '2 of 4', '3 of 4, resumed', '4 of 4, resumed']);
  expect(new Set(filled).size).toBe(4);
  expect(filled).toHaveLength(4);
  const names = await runSql(url, `select count(*)::int as count from platform where name ~ '[^!]!$'`);
  expect(names).toEqual([{ count: 8 }]);
  expect(await runSql(url, `select to_regclass('schema_backfill') as left`)).toEqual([{ left: null }]);
});
