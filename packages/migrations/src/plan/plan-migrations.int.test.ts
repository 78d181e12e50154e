import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Migration } from '../migration.ts';
import { migrateUp } from '../runner.ts';
import { forEachOwner } from '../migrations/for-each-owner.ts';
import { MIGRATIONS } from '../migrations/index.ts';
import { dumpSchema } from '../schema-dump.ts';
import { addEarnings, addOwners } from '../testing/kept-copies.ts';
import { runSql, startTestServer, type TestServer } from '../testing/test-server.ts';
import { planMigrations } from './plan-migrations.ts';
import { planWayBack } from './plan-way-back.ts';

let server: TestServer;
let url: string;

beforeAll(async () => {
  server = await startTestServer();
  url = await server.createDatabase();
  await migrateUp(url);
  for (const owner of await addOwners(url)) await addEarnings(url, owner, 300);
  await runSql(url, 'analyze');
});
afterAll(() => server?.stop());

const step = (name: string, kind: Migration['kind'], ...statements: string[]): Migration => ({
  name,
  kind,
  async up(db) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
});

/** Of every kind that there is. */
const PENDING: Migration[] = [
  step('9001-column', 'transactional', `alter table earning add column mood text not null default ''`),
  step(
    '9002-rewrite',
    'transactional',
    'alter table platform add column weight integer',
    'alter table goal alter column period_kind type varchar(20)',
    'alter table earning alter column version type bigint',
  ),
  step('9003-index', 'transactional', 'create index earning_by_mood on earning (user_id, mood)'),
  step(
    '9004-online',
    'online',
    'alter table earning add constraint moody check (length(mood) < 90) not valid',
    'alter table earning validate constraint moody',
    'create index concurrently work_by_note on work (user_id, note)',
  ),
  step(
    '9005-table',
    'transactional',
    'create table mood (user_id uuid primary key)',
    'create index mood_of on mood (user_id)',
  ),
  {
    name: '9006-filled',
    kind: 'online',
    up: (db) =>
      forEachOwner(db, async (tx, ownerId) => {
        await sql`update earning set mood = 'fine' where user_id = ${ownerId}`.execute(tx);
      }),
  },
];

const databases = () => runSql(url, 'select datname from pg_database order by 1');

it('tells what each migration locks, who waits and what for, and leaves nothing behind', async () => {
  const [schema, before] = [await dumpSchema(url), await databases()];
  const plan = await planMigrations(url, { migrations: [...MIGRATIONS, ...PENDING] });
  expect(plan.isAsMigrated).toBe(true);
  const locks = Object.fromEntries(
    plan.pending.map(({ name, locks: taken }) => [
      name,
      taken.map(({ table, mode, waiting, effect, through }) => [table, mode, waiting, effect, through]),
    ]),
  );
  expect(locks).toEqual({
    // What inherits from a table is locked with it.
    '9001-column': [
      ['earning', 'ACCESS EXCLUSIVE', 'everybody', 'nothing', null],
      ['earning_archive', 'ACCESS EXCLUSIVE', 'everybody', 'nothing', null],
    ],
    // Held to the end of the transaction: whoever wants a platform waits until all earnings are written anew.
    '9002-rewrite': expect.arrayContaining([
      ['platform', 'ACCESS EXCLUSIVE', 'everybody', 'rewrites', 'earning'],
      ['earning', 'ACCESS EXCLUSIVE', 'everybody', 'rewrites', 'earning'],
    ]),
    '9003-index': [['earning', 'SHARE', 'whoever writes', 'reads', 'earning']],
    '9004-online': [
      ['earning', 'ACCESS EXCLUSIVE', 'everybody', 'nothing', null],
      ['earning_archive', 'ACCESS EXCLUSIVE', 'everybody', 'nothing', null],
      ['work', 'SHARE UPDATE EXCLUSIVE', 'nobody', 'reads', 'work'],
    ],
    '9005-table': [],
    '9006-filled': expect.arrayContaining([['earning', 'ROW EXCLUSIVE', 'nobody', 'nothing', null]]),
  });
  const [first] = plan.pending;
  expect(first?.locks[0]?.rows).toBe(600);
  expect(first?.locks[0]?.bytes).toBeGreaterThan(100_000);
  expect([await dumpSchema(url), await databases()]).toEqual([schema, before]);
});

it('tells that a schema was changed by hand, and drops its scratch database where a migration fails', async () => {
  const before = await databases();
  const failing = step('9001-failing', 'transactional', 'select 1 / 0');
  await expect(planMigrations(url, { migrations: [...MIGRATIONS, failing] })).rejects.toThrow(
    'Migration 9001-failing failed: division by zero',
  );
  await runSql(url, 'create index by_hand on earning (user_id, note)');
  const plan = await planMigrations(url, {
    migrations: [...MIGRATIONS, step('9001-a', 'online', 'select 1')],
  });
  await runSql(url, 'drop index by_hand');
  expect(plan).toMatchObject({ isAsMigrated: false, pending: [{ name: '9001-a', locks: [] }] });
  expect(await databases()).toEqual(before);
});

it('refuses in words where its role may make no database', async () => {
  await runSql(url, `create role planner login password 'planner'`);
  await runSql(url, 'grant select on all tables in schema public to planner');
  const asPlanner = Object.assign(new URL(url), { username: 'planner', password: 'planner' }).href;
  await expect(
    planMigrations(asPlanner, { migrations: [...MIGRATIONS, step('9001-a', 'online', 'select 1')] }),
  ).rejects.toThrow('ALTER ROLE name CREATEDB');
  await runSql(url, 'drop owned by planner');
  await runSql(url, 'drop role planner');
});

it('tells what going back takes, and that it is refused where a table or a column of a person holds something', async () => {
  await runSql(url, `insert into feature_use values ('2026-11-01', 'screen', '/', 3)`);
  const way = await planWayBack(url, { steps: MIGRATIONS.length });
  const stepOf = (name: string) => way.find((each) => each.name === name);
  expect(way).toHaveLength(MIGRATIONS.length);
  expect(stepOf('0027-feature-use')).toEqual({
    name: '0027-feature-use',
    isRefused: true,
    tables: ['feature_use'],
    columns: [],
    filled: ['feature_use'],
  });
  expect(stepOf('0025-entrance')).toMatchObject({ isRefused: false, columns: ['account.entrance'] });
  // The database makes it anew of the earnings.
  expect(stepOf('0014-sums-by-day')).toMatchObject({ isRefused: false, filled: ['earning_day'] });
  // Some of the earnings adjust another one.
  expect(stepOf('0011-earning-details')).toMatchObject({ isRefused: true, tables: [] });
  await runSql(url, 'truncate feature_use');
  expect(await planWayBack(url, { steps: 1 })).toMatchObject([{ isRefused: false, filled: [] }]);
});
