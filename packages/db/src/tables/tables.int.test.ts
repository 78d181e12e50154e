import { createTestDatabase, type TestDatabase } from '@earntrack/testkit';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDatabase, type DatabaseHandle } from '../create-database.ts';
import { IDENTITY_TABLES, INSTALLATION_TABLES, TABLE_COLUMNS, USER_OWNED_TABLES } from './index.ts';

let database: TestDatabase;
let handle: DatabaseHandle;

beforeAll(async () => {
  database = await createTestDatabase();
  handle = createDatabase({ connectionString: database.url });
});
afterAll(async () => {
  await handle.close();
  await database.drop();
});

const owned: readonly string[] = USER_OWNED_TABLES;

it('has exactly the tables and columns that the types say, with their types and nullability', async () => {
  const { rows } = await sql<{ table: string; column: string; type: string; nullable: boolean }>`
    select c.relname as "table", a.attname as "column", t.typname as type, not a.attnotnull as nullable
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    join pg_type t on t.oid = a.atttypid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'schema_migration'`.execute(
    handle.db,
  );
  const found: Record<string, Record<string, string>> = {};
  for (const { table, column, type, nullable } of rows) {
    found[table] = { ...found[table], [column]: `${type}${nullable ? '?' : ''}` };
  }
  expect(found).toEqual(TABLE_COLUMNS);
});

it('has every table in exactly one of the three lists', () => {
  const listed = [...USER_OWNED_TABLES, ...IDENTITY_TABLES, ...INSTALLATION_TABLES].toSorted();
  expect(listed).toEqual(Object.keys(TABLE_COLUMNS).toSorted());
});

it('leads every key, unique index and index of a user-owned table with user_id', async () => {
  const { rows } = await sql<{ table: string; index: string; leader: string }>`
    select c.relname as "table", x.relname as index, a.attname as leader
    from pg_index i
    join pg_class c on c.oid = i.indrelid and c.relnamespace = 'public'::regnamespace
    join pg_class x on x.oid = i.indexrelid
    left join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]`.execute(handle.db);
  const ofOwned = rows.filter(({ table }) => owned.includes(table));
  expect(new Set(ofOwned.map(({ table }) => table)).size).toBe(owned.length);
  expect(ofOwned.filter(({ leader }) => leader !== 'user_id')).toEqual([]);
});

it('leads every foreign key with user_id on both sides, and points only to user-owned tables', async () => {
  const { rows } = await sql<{ table: string; target: string; from: string; to: string }>`
    select k.conrelid::regclass::text as "table", k.confrelid::regclass::text as target,
      a.attname as "from", b.attname as "to"
    from pg_constraint k
    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
    join pg_attribute b on b.attrelid = k.confrelid and b.attnum = k.confkey[1]
    where k.contype = 'f' and k.connamespace = 'public'::regnamespace`.execute(handle.db);
  expect(rows.length).toBeGreaterThan(0);
  const wrong = rows.filter(
    ({ table, target, from, to }) =>
      !owned.includes(table) || !owned.includes(target) || from !== 'user_id' || to !== 'user_id',
  );
  expect(wrong).toEqual([]);
});

it('lists a user-owned table before those that point at it, so that backwards they can be emptied', async () => {
  const { rows } = await sql<{ table: string; target: string }>`
    select k.conrelid::regclass::text as "table", k.confrelid::regclass::text as target
    from pg_constraint k
    where k.contype = 'f' and k.connamespace = 'public'::regnamespace and k.conrelid <> k.confrelid`.execute(
    handle.db,
  );
  expect(rows.length).toBeGreaterThan(0);
  const backwards = rows.filter(({ table, target }) => owned.indexOf(target) > owned.indexOf(table));
  expect(backwards).toEqual([]);
  // Deleting whatever else is an event, and none may stay behind.
  expect(owned[0]).toBe('live_event');
});
