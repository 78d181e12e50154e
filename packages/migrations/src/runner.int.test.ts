import { sql } from 'kysely';
import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Migration } from './migration.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { assertCurrent, migrateDown, migrateUp, migrationStatus } from './runner.ts';
import { dumpSchema } from './schema-dump.ts';
import { runSql, startTestServer, type TestServer } from './testing/test-server.ts';

let server: TestServer;
let url: string;

beforeAll(async () => {
  server = await startTestServer();
});
beforeEach(async () => {
  url = await server.createDatabase();
});
afterAll(() => server.stop());

const allNames = MIGRATIONS.map(({ name }) => name);

const creating = (name: string, table: string): Migration => ({
  name,
  kind: 'transactional',
  async up(db) {
    await sql`create table ${sql.table(table)} (id integer)`.execute(db);
  },
});

async function dropThree(db: Parameters<Migration['up']>[0]): Promise<void> {
  await sql`drop table three`.execute(db);
}

it('brings an empty database to the latest schema', async () => {
  expect(await migrateUp(url)).toEqual(allNames);
  await expect(assertCurrent(url)).resolves.toBeUndefined();
});

it('applies nothing the second time', async () => {
  await migrateUp(url);
  const before = await dumpSchema(url);
  expect(await migrateUp(url)).toEqual([]);
  expect(await dumpSchema(url)).toBe(before);
});

it('applies each migration once when ten processes start together', async () => {
  const runs = await Promise.all(Array.from({ length: 10 }, () => migrateUp(url)));
  expect(runs.flat().toSorted()).toEqual(allNames);
});

it('goes down and up again to the same schema', async () => {
  await migrateUp(url);
  const before = await dumpSchema(url);
  expect(await migrateDown(url, { steps: allNames.length })).toEqual(allNames.toReversed());
  expect((await dumpSchema(url)).trim()).toBe('');
  await migrateUp(url);
  expect(await dumpSchema(url)).toBe(before);
});

it('does not go down over rows that a person entered', async () => {
  await migrateUp(url);
  await runSql(
    url,
    `insert into statement_import (user_id, id, preset_id, file_name, file_sha256, state, row_count, item_count, why, platforms, counts)
     values (gen_random_uuid(), gen_random_uuid(), 'generic', 'a.csv', '', 'staged', 1, 1, '', '[]', '{}')`,
  );
  await expect(migrateDown(url, { steps: allNames.length })).rejects.toThrow('statement_import holds rows');
  expect(await runSql(url, 'select file_name from statement_import')).toEqual([{ file_name: 'a.csv' }]);
});

it('names what it has taken back when it stops at rows that a person entered', async () => {
  const migrations = [
    creating('0001-one', 'one'),
    { ...creating('0002-two', 'two'), down: () => Promise.reject(new Error('two holds rows')) },
    { ...creating('0003-three', 'three'), down: dropThree },
  ];
  await migrateUp(url, { migrations });
  await expect(migrateDown(url, { steps: 2, migrations })).rejects.toThrow(
    '0002-two was not taken back (taken back before it: 0003-three): two holds rows',
  );
});

it('tells a role that may not make tables what it needs', async () => {
  await runSql(url, `drop role if exists guest`);
  await runSql(url, `create role guest login password 'guest'`);
  const asGuest = Object.assign(new URL(url), { username: 'guest', password: 'guest' });
  await expect(migrateUp(asGuest.href)).rejects.toThrow('GRANT CREATE, USAGE ON SCHEMA public');
  await runSql(url, `drop role guest`);
});

it('does not go down a migration that has no way back, and changes nothing', async () => {
  const migrations = [creating('0001-one', 'one')];
  await migrateUp(url, { migrations });
  await expect(migrateDown(url, { steps: 1, migrations })).rejects.toThrow('0001-one cannot be taken back');
  expect((await migrationStatus(url, { migrations })).applied).toHaveLength(1);
});

it('refuses a database of a newer version, also at the start of a server', async () => {
  await migrateUp(url);
  await runSql(url, `insert into schema_migration (name, duration_ms) values ('9999-later', 1)`);
  await expect(migrateUp(url)).rejects.toThrow('newer version of EarnTrack (it has 9999-later)');
  await expect(assertCurrent(url)).rejects.toThrow('newer version of EarnTrack');
});

it('tells a server that the schema is behind, naming what is missing', async () => {
  await expect(assertCurrent(url)).rejects.toThrow(`missing: ${allNames.join(', ')}`);
});

it('leaves nothing of a transactional migration that fails', async () => {
  const failing: Migration = {
    name: '0002-two',
    kind: 'transactional',
    async up(db) {
      await sql`create table two (id integer)`.execute(db);
      await sql`select 1 / 0`.execute(db);
    },
  };
  const migrations = [creating('0001-one', 'one'), failing];
  await expect(migrateUp(url, { migrations })).rejects.toThrow('0002-two failed: division by zero');
  expect(await runSql(url, `select to_regclass('one') as one, to_regclass('two') as two`)).toEqual([
    { one: 'one', two: null },
  ]);
  expect((await migrationStatus(url, { migrations })).pending).toEqual(['0002-two']);
});

it('resumes an online migration that was stopped half way', async () => {
  let isFirstTime = true;
  const online: Migration = {
    name: '0002-index',
    kind: 'online',
    async up(db) {
      await sql`create index concurrently if not exists one_by_id on one (id)`.execute(db);
      if (isFirstTime) {
        isFirstTime = false;
        throw new Error('stopped half way');
      }
    },
  };
  const migrations = [creating('0001-one', 'one'), online];
  await expect(migrateUp(url, { migrations })).rejects.toThrow('0002-index failed: stopped half way');
  expect(await migrateUp(url, { migrations })).toEqual(['0002-index']);
  expect(
    await runSql(url, `select indisvalid from pg_index where indexrelid = 'one_by_id'::regclass`),
  ).toEqual([{ indisvalid: true }]);
});

it('gives up with a sentence when another process keeps the lock', async () => {
  const other = new Client({ connectionString: url });
  await other.connect();
  await other.query('select pg_advisory_lock(4715023118409)');
  await expect(migrateUp(url, { lockWaitMs: 0 })).rejects.toThrow(
    'Another process has been migrating this database',
  );
  await other.end();
});

it('stops before the next migration when the connection that holds the lock is lost', async () => {
  const losing: Migration = {
    name: '0001-one',
    kind: 'transactional',
    async up(db) {
      await sql`
        select pg_terminate_backend(pid, 10000) from pg_stat_activity
        where application_name = 'earntrack-migrate-lock' and datname = current_database()`.execute(db);
    },
  };
  const migrations = [losing, creating('0002-two', 'two')];
  await expect(migrateUp(url, { migrations })).rejects.toThrow('held the migration lock was lost');
  expect((await migrationStatus(url, { migrations })).pending).toEqual(['0002-two']);
  expect(await migrateUp(url, { migrations })).toEqual(['0002-two']);
});

it('makes an index of the sweeps again when its making was stopped', async () => {
  const before = MIGRATIONS.filter(({ name }) => name < '0007');
  await migrateUp(url, { migrations: before });
  await runSql(url, 'create index earning_in_bin on earning (user_id, deleted_at)');
  await runSql(url, `update pg_index set indisvalid = false where indexrelid = 'earning_in_bin'::regclass`);
  expect(await migrateUp(url)).toContain('0007-sweep-indexes');
  expect(
    await runSql(url, `select indisvalid from pg_index where indexrelid = 'earning_in_bin'::regclass`),
  ).toEqual([{ indisvalid: true }]);
});
