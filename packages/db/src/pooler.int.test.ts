import { randomUUID } from 'node:crypto';
import { asCurrency } from '@earntrack/domain';
import {
  createTestDatabase,
  runSql,
  startTestPooler,
  type TestDatabase,
  type TestPooler,
} from '@earntrack/testkit';
import { type Kysely, sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { asClient } from './as-client.ts';
import { createDatabase, type DatabaseHandle, type DatabaseOptions } from './create-database.ts';
import type { EndedStatement } from './database-watch.ts';
import { inSnapshot, inTransaction } from './in-transaction.ts';
import { assertPoolerLimits, PoolerError } from './pooler-limits.ts';
import type { Database } from './tables/index.ts';

const TIMEOUT_MS = 1_000;

let database: TestDatabase;
let pooler: TestPooler;
const ends: (() => Promise<void>)[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  pooler = await startTestPooler(database.url, { statementTimeoutMs: TIMEOUT_MS });
});
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});
afterAll(async () => {
  await pooler.stop();
  await database.drop();
});

function open(options: Partial<DatabaseOptions> = {}): DatabaseHandle {
  const poolerUrl = pooler.urlOf(database.url);
  const handle = createDatabase({ connectionString: database.url, poolerUrl, poolSize: 8, ...options });
  ends.push(handle.close);
  return handle;
}

async function addPlatform(db: Kysely<Database>, userId: string): Promise<string> {
  const platform = {
    user_id: userId,
    id: randomUUID(),
    name: randomUUID(),
    kind: 'other',
    colour: 1,
  } as const;
  await db
    .insertInto('platform')
    .values({ ...platform, currency: asCurrency('EUR') })
    .execute();
  return platform.id;
}

const platformsOf = (db: Kysely<Database>, userId: string) =>
  db.selectFrom('platform').select('id').where('user_id', '=', userId).execute();

it('answers many at once over two connections, with statements that each has its own parameters for', async () => {
  const handles = [open(), open()];
  const users = Array.from({ length: 16 }, () => randomUUID());
  await Promise.all(
    users.map(async (userId, at) => {
      const { db } = handles[at % 2] as DatabaseHandle;
      for (let turn = 1; turn <= 10; turn += 1) {
        const id = await inTransaction(db, (tx) => addPlatform(tx, userId));
        const read = await inSnapshot(db, (tx) => platformsOf(tx, userId));
        expect(read.map((row) => row.id)).toContain(id);
        expect(await platformsOf(db, userId)).toHaveLength(turn);
      }
    }),
  );
});

it('statements with names are what it does not take, and so they are off without word', async () => {
  const handles = [open({ namedStatements: true }), open({ namedStatements: true })];
  const asked = handles.flatMap(({ db }) =>
    Array.from({ length: 50 }, async () => {
      for (let turn = 0; turn < 5; turn += 1) await platformsOf(db, randomUUID());
    }),
  );
  const outcomes = await Promise.allSettled(asked);
  expect(outcomes.some(({ status }) => status === 'rejected')).toBe(true);
});

it('a statement that takes too long is ended, and one whose transaction says so may take longer', async () => {
  const { db } = open();
  await expect(sql`select pg_sleep(30)`.execute(db)).rejects.toThrow('statement timeout');
  await inTransaction(db, async (tx) => {
    await sql`select set_config('statement_timeout', '20000', true)`.execute(tx);
    await sql`select pg_sleep(${(TIMEOUT_MS * 1.5) / 1000}::float8)`.execute(tx);
  });
  // Whoever gets the connections next has the limit of before.
  await Promise.all(Array.from({ length: 4 }, () => assertPoolerLimits(db, TIMEOUT_MS)));
});

it('what a transaction says of itself is heard by nobody after it', async () => {
  const { db } = open();
  const clients = Array.from({ length: 20 }, () => randomUUID());
  const said = (on: Kysely<Database>) =>
    sql<{ client: string }>`select current_setting('earntrack.origin', true) as client`
      .execute(on)
      .then(({ rows }) => rows[0]?.client ?? '');
  const heard = await Promise.all(clients.map((id) => asClient(id, () => inTransaction(db, said))));
  expect(heard).toEqual(clients);
  const afterwards = await Promise.all(clients.map(() => said(db)));
  expect(new Set(afterwards)).toEqual(new Set(['']));
});

it('says no number of a process, since each transaction may have another one', async () => {
  const handle = open();
  const ended: EndedStatement[] = [];
  handle.watchedBy({ statementEnded: (each) => void ended.push(each), connectionAwaited: () => undefined });
  await handle.ping();
  await platformsOf(handle.db, randomUUID());
  expect(ended.map(({ backend }) => backend)).toEqual([null]);
});

it('refuses a pooler that sets no limits, that sets longer ones, or that is not there, each in a sentence', async () => {
  const careless = await startTestPooler(database.url, {
    change: (config) => config.replace(/ connect_query='.*'/, ''),
  });
  ends.push(careless.stop);
  const { db } = open({ poolerUrl: careless.urlOf(database.url) });
  await expect(assertPoolerLimits(db, TIMEOUT_MS)).rejects.toThrow(
    /nothing sets statement_timeout and idle_in_transaction_session_timeout/,
  );
  await expect(assertPoolerLimits(open().db, TIMEOUT_MS - 1)).rejects.toThrow(/may take 1000 ms/);
  await expect(assertPoolerLimits(open().db, TIMEOUT_MS)).resolves.toBeUndefined();
  const nowhere = open({ poolerUrl: 'postgres://nobody@127.0.0.1:9/none' });
  await expect(assertPoolerLimits(nowhere.db, TIMEOUT_MS)).rejects.toThrow(PoolerError);
  // Or with the limits of the role, whoever runs the pooler.
  const role = new URL(database.url).username;
  await runSql(
    database.url,
    `alter role ${role} in database ${new URL(database.url).pathname.slice(1)} set statement_timeout = 900`,
  );
  await runSql(
    database.url,
    `alter role ${role} in database ${new URL(database.url).pathname.slice(1)} set idle_in_transaction_session_timeout = 900`,
  );
  const again = await startTestPooler(database.url, {
    change: (config) => config.replace(/ connect_query='.*'/, ''),
  });
  ends.push(again.stop);
  await expect(
    assertPoolerLimits(open({ poolerUrl: again.urlOf(database.url) }).db, TIMEOUT_MS),
  ).resolves.toBeUndefined();
});
