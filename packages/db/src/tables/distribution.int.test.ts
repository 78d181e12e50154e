import { createTestDatabase, type TestDatabase } from '@earntrack/testkit';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDatabase, type DatabaseHandle } from '../create-database.ts';
import { findObstacles } from '../testing/distribution.ts';
import { type IDENTITY_TABLES, type INSTALLATION_TABLES, USER_OWNED_TABLES } from './index.ts';

const SIGN_IN = 'it is looked up by a hash before a user is known';
const EVERYBODY = 'its rows are of the installation, few, and of no user';

/** What would stay on one machine, the coordinator, and why. Everything else is distributed by user_id. */
const NOT_DISTRIBUTED: Record<
  (typeof IDENTITY_TABLES)[number] | (typeof INSTALLATION_TABLES)[number] | 'schema_migration',
  string
> = {
  account: 'an e-mail address is unique among all users, and is looked up before a user is known',
  session: SIGN_IN,
  invitation: SIGN_IN,
  account_request: SIGN_IN,
  token_family: SIGN_IN,
  refresh_token: SIGN_IN,
  api_token: SIGN_IN,
  second_factor: 'it is read with the account, in one statement, while somebody signs in',
  recovery_code: 'it is spent with the account, in one statement, while somebody signs in',
  sign_in_challenge: SIGN_IN,
  incident: EVERYBODY,
  incident_update: EVERYBODY,
  incident_reminder: EVERYBODY,
  maintenance_window: EVERYBODY,
  read_only_period: EVERYBODY,
  operator_act: EVERYBODY,
  feature_use: EVERYBODY,
  backup_run: EVERYBODY,
  deleted_account: 'only a hash is kept of who they were, and it is looked up by that',
  release: EVERYBODY,
  schema_migration: EVERYBODY,
};

/**
 * What triggers of distributed tables do. Citus takes a trigger there only with citus.enable_unsafe_triggers, and runs it on
 * the machine of the shard; docs/scaling.md says what becomes of each.
 */
const TRIGGERS: Record<string, string> = {
  account_audit_stays: 'reads account, which is on the coordinator',
  earning_comes_back:
    'moves an earning of the same user between tables of which one inherits from the other, which Citus takes not at all',
  earning_is_there_once: 'reads the rows that a statement added, and the earnings of the same user',
  earning_day_after_delete: 'reads the rows that a statement changed, and keeps sums beside them',
  earning_day_after_insert: 'reads the rows that a statement changed, and keeps sums beside them',
  earning_day_after_update: 'reads the rows that a statement changed, and keeps sums beside them',
  live_event_note: 'reads the rows that a statement changed, and notes whose they are',
  live_event_place: 'takes the next number of a sequence, and notifies who listens on the same machine',
  work_comes_back:
    'moves work of the same user between tables of which one inherits from the other, which Citus takes not at all',
  work_is_there_once: 'reads the rows that a statement added, and the work of the same user',
  work_follows_currency: 'reads the rows that a statement changed, and keeps copies of their currency',
  work_takes_currency: 'reads the earning of the same user',
  work_platforms_after_delete: 'reads the rows that a statement changed, and keeps copies beside them',
  work_platforms_after_insert: 'reads the rows that a statement changed, and keeps copies beside them',
  work_platforms_after_update: 'reads the rows that a statement changed, and keeps copies beside them',
};

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

it('spreads every table by user_id, or says why it stays on one machine', async () => {
  const { rows } = await sql<{ name: string }>`
    select relname::text as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'f', 'm')`.execute(handle.db);
  const placed = [...USER_OWNED_TABLES, ...Object.keys(NOT_DISTRIBUTED)].toSorted();
  expect(rows.map(({ name }) => name).toSorted()).toEqual(placed);
  expect(await findObstacles(handle.db, { schema: 'public', distributed: USER_OWNED_TABLES })).toEqual([]);
});

it('knows of every trigger that would have to run on the machine of a user', async () => {
  const { rows } = await sql<{ name: string }>`
    select distinct p.proname::text as name
    from pg_trigger t join pg_proc p on p.oid = t.tgfoid join pg_class c on c.oid = t.tgrelid
    where not t.tgisinternal and c.relnamespace = 'public'::regnamespace and c.relname = any(${[...USER_OWNED_TABLES]})`.execute(
    handle.db,
  );
  expect(rows.map(({ name }) => name).toSorted()).toEqual(Object.keys(TRIGGERS).toSorted());
});

it('finds what Citus refuses: users by e-mail, ids and names of everybody, references without the user', async () => {
  await sql`create schema sample`.execute(handle.db);
  await sql`create table sample.users (user_id uuid primary key, email text not null unique)`.execute(
    handle.db,
  );
  await sql`create table sample.goals (id uuid primary key, user_id uuid not null)`.execute(handle.db);
  await sql`create table sample.tags (user_id uuid not null, id int, name text unique, primary key (user_id, id))`.execute(
    handle.db,
  );
  await sql`create table sample.goal_items (user_id uuid not null, id int, goal_id uuid references sample.goals (id),
    tag_id int, primary key (user_id, id),
    constraint of_tag foreign key (user_id, tag_id) references sample.tags (user_id, id) on delete set null)`.execute(
    handle.db,
  );
  await sql`create table sample.notes (user_id text, note text)`.execute(handle.db);
  await sql`create table sample.earnings (user_id uuid, id int, parent int, primary key (user_id, id),
    foreign key (user_id, parent) references sample.earnings (user_id, id) on delete set null (parent))`.execute(
    handle.db,
  );
  const distributed = ['users', 'goals', 'tags', 'goal_items', 'notes', 'earnings'];
  expect(await findObstacles(handle.db, { schema: 'sample', distributed })).toEqual([
    {
      table: 'goal_items',
      obstacle: 'goal_items_goal_id_fkey leads where the rows of the same user are not',
    },
    { table: 'goal_items', obstacle: 'of_tag would write user_id' },
    { table: 'goals', obstacle: 'goals_pkey is unique without user_id' },
    { table: 'notes', obstacle: 'has no primary key' },
    { table: 'notes', obstacle: 'has rows of nobody: user_id must be there, a uuid and not null' },
    { table: 'tags', obstacle: 'tags_name_key is unique without user_id' },
    { table: 'users', obstacle: 'users_email_key is unique without user_id' },
  ]);
});
