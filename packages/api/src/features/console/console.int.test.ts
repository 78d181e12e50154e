import { asOperator } from '@earntrack/db';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordFeatureUse } from '../../feature-use/feature-use.queries.ts';
import { sweep } from '../../sweeps/sweep.ts';
import {
  addPlatform,
  createTestApi,
  importFile,
  type Person,
  refusal,
  stageFile,
  statementFile,
  type TestApi,
} from '../../testing/index.ts';
import { inShort } from './in-short.queries.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let app: TestApi;
let admin: Person;
beforeAll(async () => {
  app = await createTestApi({ now: new Date().toISOString() });
  admin = await app.signUp({ email: 'admin@example.com' });
});
afterAll(() => app.close());

const dayAt = (daysAgo: number) =>
  new Date(app.clock.now().getTime() - daysAgo * DAY_MS).toISOString().slice(0, 10);

test('imports are told as counts by day and by where they stand, and nothing that stands in them', async () => {
  const ana = await app.signUp();
  const { id: platformId } = await addPlatform(ana, { name: 'Secret platform' });
  const file = (day: string) =>
    statementFile(`platform,date,amount,hours,notes\nShop,${day},4711.00,,Secret\n`, [
      { name: 'Shop', target: { kind: 'existing', platformId } },
    ]);
  await importFile(ana, file('2026-11-01'));
  await stageFile(ana, file('2026-11-02'));
  const cancelled = await stageFile(ana, file('2026-11-03'));
  await ana.api.imports.cancel({ importId: cancelled });
  const stuck = await stageFile(ana, file('2026-11-04'));
  const began = new Date(app.clock.now().getTime() - 2 * HOUR_MS);
  await app.services.db
    .updateTable('statement_import')
    .set({ created_at: began })
    .where('user_id', '=', ana.userId)
    .where('id', '=', stuck)
    .execute();

  const imports = await admin.api.operator.console.imports();
  expect(imports).toMatchObject({ underWay: 1, stuck: 1, oldestOpenAt: began.toISOString(), days: 7 });
  expect(imports.byDay.map(({ day }) => day)).toEqual([6, 5, 4, 3, 2, 1, 0].map(dayAt));
  const sum = (name: 'recorded' | 'cancelled' | 'open') =>
    imports.byDay.reduce((all, day) => all + day[name], 0);
  expect([sum('recorded'), sum('cancelled'), sum('open')]).toEqual([1, 1, 2]);
  expect(JSON.stringify(imports)).not.toMatch(/Secret|4711|Shop/);
});

test('sessions are counts: browsers that are signed in, and people by when they were seen', async () => {
  const { db } = app.services;
  const people = await db.selectFrom('account').select('user_id').execute();
  const sessions = await db.selectFrom('session').select('id').execute();
  const told = await admin.api.operator.console.sessions();
  expect(told).toMatchObject({ open: sessions.length, peopleDay: people.length, peopleWeek: people.length });
});

test('what is used adds up by day over every server, the most used first, and is forgotten after ninety days', async () => {
  const { db } = app.services;
  const use = (name: string, uses: number, daysAgo = 0) =>
    ({ day: dayAt(daysAgo), kind: 'procedure', name, uses }) as const;
  await Promise.all([
    recordFeatureUse(db, [use('earnings.list', 3), use('work.list', 1), use('earnings.list', 2, 1)]),
    recordFeatureUse(db, [use('work.list', 7), use('earnings.list', 4), use('work.list', 5, 100)]),
  ]);
  await recordFeatureUse(db, [{ ...use('/earnings', 2), kind: 'screen' }]);
  await recordFeatureUse(db, []);
  const { days, features } = await admin.api.operator.console.features();
  expect(days).toEqual([6, 5, 4, 3, 2, 1, 0].map(dayAt));
  expect(features).toEqual([
    { kind: 'procedure', name: 'earnings.list', uses: [0, 0, 0, 0, 0, 2, 7], total: 9 },
    { kind: 'procedure', name: 'work.list', uses: [0, 0, 0, 0, 0, 0, 8], total: 8 },
    { kind: 'screen', name: '/earnings', uses: [0, 0, 0, 0, 0, 0, 2], total: 2 },
  ]);
  await sweep(app.services);
  const kept = await db.selectFrom('feature_use').select('day').distinct().execute();
  expect(kept.map(({ day }) => day).toSorted()).toEqual([dayAt(1), dayAt(0)]);

  const many = Array.from({ length: 40 }, (_, index) => use(`made.up${index}`, 50 + index));
  await recordFeatureUse(db, many);
  const most = (await admin.api.operator.console.features()).features.filter(
    ({ kind }) => kind === 'procedure',
  );
  expect(most.map(({ total }) => total)).toEqual(Array.from({ length: 15 }, (_, index) => 89 - index));
});

test('slow queries are those of the process, until PostgreSQL keeps them: then of all, by their texts without values', async () => {
  const { db } = app.services;
  expect(await admin.api.operator.console.slowQueries()).toMatchObject({
    source: 'instance',
    statements: [],
  });
  // What the extension gives, of this role and of others; the extension itself has to be there when PostgreSQL starts.
  await sql`
    create view pg_stat_statements as
    select d.oid as dbid, r.oid as userid, s.*
    from pg_database d, pg_roles r, (values
      ('select $1 from earning where note = ''Secret''', 2::bigint, 10::float8, 15::float8, 20::float8),
      ('select $1 from work', 30::bigint, 2::float8, 9::float8, 60::float8)
    ) as s (query, calls, mean_exec_time, max_exec_time, total_exec_time)
    where d.datname = current_database() and r.rolname = current_user`.execute(
    asOperator(db, 'The text that PostgreSQL keeps names a table'),
  );
  expect(await admin.api.operator.console.slowQueries()).toMatchObject({
    source: 'pg_stat_statements',
    since: null,
    statements: [
      { query: 'select $1 from work', calls: 30, meanMs: 2, maxMs: 9, totalMs: 60, p95Ms: null },
      { query: 'select $1 from earning where note = ?', calls: 2, totalMs: 20 },
    ],
  });
  // As the extension answers where PostgreSQL was started without it.
  await sql`drop view pg_stat_statements`.execute(db);
  await sql`
    create function not_loaded() returns table (
      dbid oid, userid oid, query text, calls bigint, mean_exec_time float8, max_exec_time float8, total_exec_time float8
    ) language plpgsql as $$
    begin raise exception 'must be loaded via shared_preload_libraries' using errcode = '55000'; end $$`.execute(
    db,
  );
  await sql`create view pg_stat_statements as select * from not_loaded()`.execute(db);
  expect(await admin.api.operator.console.slowQueries()).toMatchObject({ source: 'instance' });
});

test('a question that takes too long is given up with a sentence, and its connection is free again', async () => {
  const slow = inShort(app.services.db, (tx) => sql`select pg_sleep(60)`.execute(tx), 50);
  await expect(slow).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining('ask again') as string,
  });
  expect(app.database.poolStats().waiting).toBe(0);
  await expect(admin.api.operator.console.sessions()).resolves.toBeDefined();
});

test('a server without files of its log says so, and a request’s id is checked before anything is looked for', async () => {
  expect(await admin.api.operator.console.logErrors()).toMatchObject({ isKept: false, groups: [] });
  expect(await admin.api.operator.console.logStory({ requestId: 'test-request' })).toMatchObject({
    isKept: false,
    lines: [],
  });
  const wrong = await refusal(admin.api.operator.console.logStory({ requestId: '../../etc/passwd' }));
  expect(wrong).toMatchObject({
    code: 'invalid_input',
    fields: { requestId: expect.stringContaining('8 to 64') as string },
  });
});
