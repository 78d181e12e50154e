import { randomUUID } from 'node:crypto';
import { asCurrency, asLocalDate } from '@earntrack/domain';
import { createTestDatabase, findFreePort, startSlowNetwork, type TestDatabase } from '@earntrack/testkit';
import { CompiledQuery, sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { asOperator } from './as-operator.ts';
import { createDatabase, type DatabaseHandle, type DatabaseOptions } from './create-database.ts';
import type { EndedStatement } from './database-watch.ts';

let database: TestDatabase;
const handles: DatabaseHandle[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  await Promise.all(handles.splice(0).map((handle) => handle.close()));
});
afterAll(() => database.drop());

function open(options: Partial<DatabaseOptions> = {}): DatabaseHandle {
  const handle = createDatabase({ connectionString: database.url, poolSize: 2, ...options });
  handles.push(handle);
  return handle;
}

async function insertEarning(handle: DatabaseHandle, userId: string): Promise<string> {
  const id = randomUUID();
  await handle.db
    .insertInto('platform')
    .values({ user_id: userId, id, name: 'Any', kind: 'other', colour: 1, currency: asCurrency('EUR') })
    .execute();
  await handle.db
    .insertInto('earning')
    .values({
      user_id: userId,
      id,
      platform_id: id,
      earned_on: asLocalDate('2026-03-29'),
      currency: asCurrency('EUR'),
      base_micros: 9_007_199_254_740_993n,
      fees_micros: 1n,
      source: 'typed',
    })
    .execute();
  return id;
}

it('reads money past the safe integers, dates without a zone, and sums as text', async () => {
  const handle = open();
  const userId = randomUUID();
  await insertEarning(handle, userId);
  const row = await handle.db
    .selectFrom('earning')
    .select(['base_micros', 'gross_micros', 'net_micros', 'earned_on', 'created_at'])
    .where('user_id', '=', userId)
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({
    base_micros: 9_007_199_254_740_993n,
    gross_micros: 9_007_199_254_740_993n,
    net_micros: 9_007_199_254_740_992n,
    earned_on: '2026-03-29',
  });
  expect(row.created_at).toBeInstanceOf(Date);
  const { rows } = await sql`
    select sum(1::bigint) as total, array[1::bigint, null] as numbers, array['2026-01-02'::date] as days`.execute(
    handle.db,
  );
  expect(rows).toEqual([{ total: '1', numbers: [1n, null], days: ['2026-01-02'] }]);
});

it('gives each statement a name on the server, unless told not to', async () => {
  const preparedBy = async (handle: DatabaseHandle) => {
    await handle.db.selectFrom('session').selectAll().where('id', '=', 'a').execute();
    const { rows } = await sql<{ name: string }>`select name from pg_prepared_statements`.execute(handle.db);
    return rows.length;
  };
  expect(await preparedBy(open({ poolSize: 1 }))).toBe(1);
  expect(await preparedBy(open({ poolSize: 1, namedStatements: false }))).toBe(0);
});

it('refuses what came past the builder, and lets an operator through', async () => {
  const { db } = open();
  await expect(db.executeQuery(CompiledQuery.raw('select * from earning'))).rejects.toThrow(
    'names table "earning"',
  );
  const total = asOperator(db, 'count everything')
    .selectFrom('earning')
    .select((eb) => eb.fn.countAll().as('n'));
  await expect(total.executeTakeFirstOrThrow()).resolves.toHaveProperty('n');
});

it('answers a ping, counts its connections, and says when the server is not there', async () => {
  const handle = open();
  await expect(handle.ping()).resolves.toBeUndefined();
  expect(handle.poolStats()).toEqual({ total: 1, idle: 1, waiting: 0, max: 2 });
  const nowhere = open({ connectionString: `postgres://nobody@127.0.0.1:${await findFreePort()}/none` });
  await expect(nowhere.ping()).rejects.toThrow('ECONNREFUSED');
});

it('survives connections that the server ends while they are idle', async () => {
  const broken: Error[] = [];
  const victim = open({ applicationName: 'victim', onConnectionError: (err) => broken.push(err) });
  await victim.ping();
  await sql`
    select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'victim'`.execute(
    open().db,
  );
  await expect.poll(() => broken.length).toBe(1);
  await expect(victim.ping()).resolves.toBeUndefined();
});

it('survives a connection that breaks between two statements of a transaction', async () => {
  const victim = open({ applicationName: 'victim between' });
  const others = open().db;
  const cutOff = victim.db.transaction().execute(async (tx) => {
    await sql`select 1`.execute(tx);
    await sql`select pg_terminate_backend(pid, 5000) from pg_stat_activity
      where application_name = 'victim between'`.execute(others);
    return sql`select 2`.execute(tx);
  });
  await expect(cutOff).rejects.toThrow(/connection/i);
  await expect(victim.ping()).resolves.toBeUndefined();
});

it('stops a statement that takes too long', async () => {
  const { db } = open({ statementTimeoutMs: 50 });
  await expect(sql`select pg_sleep(5)`.execute(db)).rejects.toThrow('statement timeout');
});

it('tells who watches of each statement by its kind, which was a fault, and each wait for a connection', async () => {
  const handle = open();
  const ended: Pick<EndedStatement, 'kind' | 'isFault' | 'sqlState' | 'rows'>[] = [];
  const waits: number[] = [];
  handle.watchedBy({
    statementEnded({ kind, isFault, sqlState, rows, seconds, backend }) {
      ended.push({ kind, isFault, sqlState, rows });
      expect(seconds).toBeGreaterThan(0);
      expect(backend).toBeGreaterThan(0);
    },
    connectionAwaited: (seconds) => waits.push(seconds),
  });
  const userId = randomUUID();
  const id = await insertEarning(handle, userId);
  const again = { user_id: userId, id, name: 'Any', kind: 'other', colour: 1 } as const;
  const platform = { ...again, currency: asCurrency('EUR') };
  await expect(handle.db.insertInto('platform').values(platform).execute()).rejects.toThrow('duplicate');
  await expect(sql`select 1 / 0`.execute(handle.db)).rejects.toThrow('division by zero');
  expect(ended).toEqual([
    { kind: 'insert platform', isFault: false, sqlState: null, rows: 1 },
    { kind: 'insert earning', isFault: false, sqlState: null, rows: 1 },
    // A name that is taken is an answer.
    { kind: 'insert platform', isFault: false, sqlState: '23505', rows: null },
    { kind: 'select', isFault: true, sqlState: '22012', rows: null },
  ]);
  expect(waits).toHaveLength(4);
});

it('says to PostgreSQL for which procedure a statement is, and of one that is kept by nobody also for which request', async () => {
  const tags = { procedure: 'earnings.list', requestId: 'from-proxy-42', traceparent: null };
  const seen = async (options: Partial<DatabaseOptions>) => {
    const handle = open({ ...options, poolSize: 1 });
    handle.watchedBy({ statementEnded() {}, connectionAwaited() {}, tags: () => tags });
    const own = sql<{
      query: string;
    }>`select query from pg_stat_activity where pid = pg_backend_pid() and ${1} = 1`;
    const { rows } = await own.execute(handle.db);
    return rows[0]?.query.slice(
      'select query from pg_stat_activity where pid = pg_backend_pid() and $1 = 1'.length,
    );
  };
  expect(await seen({})).toBe(" /*procedure='earnings.list'*/");
  expect(await seen({ namedStatements: false })).toBe(
    " /*procedure='earnings.list',request_id='from-proxy-42'*/",
  );
});

it('ends a connection whose other side has gone without a word, tells whoever waits, and goes on with a new one', async () => {
  const network = await startSlowNetwork(database.url);
  const handle = open({ connectionString: network.url, poolSize: 1, statementTimeoutMs: 200 });
  const ask = () => sql<{ one: number }>`select 1 as one`.execute(handle.db);
  expect((await ask()).rows).toEqual([{ one: 1 }]);
  network.swallow();
  await expect(ask()).rejects.toThrow('Connection terminated unexpectedly');
  expect((await ask()).rows).toEqual([{ one: 1 }]);
  await network.stop();
});
