import { createTestDatabase, type TestDatabase } from '@earntrack/testkit';
import { sql } from 'kysely';
import type { Socket } from 'node:net';
import { Pool } from 'pg';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { createDatabase, type DatabaseHandle } from './create-database.ts';
import type { EndedStatement } from './database-watch.ts';
import { inSnapshot, inTransaction } from './in-transaction.ts';

let database: TestDatabase;
let handle: DatabaseHandle;
const ended: EndedStatement[] = [];
const sent: string[] = [];

/** Each write to PostgreSQL, as bytes. */
function noteWrites(stream: Socket): void {
  const { _writev: writev, _write: write } = stream;
  stream._writev = (chunks, done) => {
    sent.push(Buffer.concat(chunks.map(({ chunk }) => chunk as Buffer)).toString('latin1'));
    writev?.call(stream, chunks, done);
  };
  stream._write = (chunk: Buffer, ...rest) => {
    sent.push(chunk.toString('latin1'));
    write.call(stream, chunk, ...rest);
  };
}

beforeAll(async () => {
  database = await createTestDatabase();
  const connect = vi.spyOn(Pool.prototype, 'emit').mockImplementation(function (this: Pool, event, ...args) {
    if (event === 'connect') noteWrites((args[0] as { connection: { stream: Socket } }).connection.stream);
    return Reflect.apply(Object.getPrototypeOf(Pool.prototype).emit as typeof this.emit, this, [
      event,
      ...args,
    ]);
  });
  handle = createDatabase({ connectionString: database.url, poolSize: 1 });
  handle.watchedBy({ statementEnded: (statement) => ended.push(statement), connectionAwaited() {} });
  await sql`select 1`.execute(handle.db);
  connect.mockRestore();
});
beforeEach(() => {
  ended.length = 0;
  sent.length = 0;
});
afterAll(async () => {
  await handle.close();
  await database.drop();
});

const one = (db: DatabaseHandle['db'], value: number) =>
  sql<{ value: number }>`select ${value}::int as value`.execute(db).then(({ rows }) => rows[0]?.value);

it('begins with the first question, and what is asked side by side leaves in one write', async () => {
  const answers = await inSnapshot(handle.db, async (tx) => [
    ...(await Promise.all([one(tx, 1), one(tx, 2)])),
    ...(await Promise.all([one(tx, 3), one(tx, 4), one(tx, 5)])),
  ]);
  expect(answers).toEqual([1, 2, 3, 4, 5]);
  expect(sent).toHaveLength(3);
  expect(sent[0]).toMatch(/start transaction/);
  expect(sent[2]).toMatch(/commit/);
});

const invite = (db: DatabaseHandle['db'], token_hash: string) =>
  db
    .insertInto('invitation')
    .values({ token_hash, expires_at: new Date('2030-01-01T00:00:00Z') })
    .execute();
const isInvited = async (db: DatabaseHandle['db'], token: string) =>
  (await db.selectFrom('invitation').select('token_hash').where('token_hash', '=', token).execute())
    .length === 1;

it('reads along with the beginning of a transaction, and writes once that has begun, all in the order asked', async () => {
  const seen = await inTransaction(handle.db, (tx) =>
    Promise.all([isInvited(tx, 'order'), invite(tx, 'order'), isInvited(tx, 'order')]),
  );
  expect(seen.map((each) => each === true)).toEqual([false, false, true]);
  expect(sent).toHaveLength(3);
  expect(sent[0]).toMatch(/begin[^]*select/);
  expect(sent[0]).not.toMatch(/insert/);
  expect(sent[1]).toMatch(/insert/);
  expect(sent[2]).toMatch(/commit/);
});

it('carries out no write of a transaction that did not begin', async () => {
  await sql`begin`.execute(handle.db);
  await expect(sql`select 1 / ${0}::int`.execute(handle.db)).rejects.toThrow('division by zero');
  const work = (tx: DatabaseHandle['db']) => Promise.all([isInvited(tx, 'never'), invite(tx, 'never')]);
  await expect(inTransaction(handle.db, work)).rejects.toThrow('current transaction is aborted');
  expect(sent.some((each) => each.includes('insert'))).toBe(false);
  expect(await isInvited(handle.db, 'never')).toBe(false);
  await inTransaction(handle.db, work);
  expect(await isInvited(handle.db, 'never')).toBe(true);
});

it('ends with its last questions in the same write, and asks nothing afterwards', async () => {
  const seen = await inSnapshot(handle.db, async (tx, askLast) => {
    const answers = await askLast(() => Promise.all([one(tx, 1), one(tx, 2)]));
    return [answers, await one(tx, 3).catch((fault: unknown) => fault)];
  });
  const over = expect.objectContaining({ message: expect.stringContaining('The transaction is over') });
  expect(seen).toEqual([[1, 2], over]);
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatch(/start transaction[^]*commit/);
  expect(await one(handle.db, 4)).toBe(4);
});

it('tells of a fault of its last questions, and leaves its connection as it was', async () => {
  const failing = inSnapshot(handle.db, (tx, askLast) =>
    askLast(() => Promise.all([one(tx, 1), sql`select 1 / ${0}::int`.execute(tx), one(tx, 2)])),
  );
  await expect(failing).rejects.toThrow('division by zero');
  const insertedLater = sql`select txid_current_if_assigned() is null as outside`.execute(handle.db);
  expect((await insertedLater).rows).toEqual([{ outside: true }]);
  expect(await inSnapshot(handle.db, (tx) => one(tx, 3))).toBe(3);
  expect(handle.poolStats()).toMatchObject({ total: 1, idle: 1 });
});

it('sees one moment, whatever was written between two questions', async () => {
  const other = createDatabase({ connectionString: database.url });
  const asked = Promise.withResolvers<void>();
  const written = (async () => {
    await asked.promise;
    await invite(other.db, 'between');
  })();
  const find = (db: DatabaseHandle['db']) => isInvited(db, 'between');
  const seen = await inSnapshot(handle.db, async (tx) => {
    const before = await find(tx);
    asked.resolve();
    await written;
    return [before, ...(await Promise.all([find(tx), find(tx)]))];
  });
  await other.close();
  expect(seen).toEqual([false, false, false]);
  expect(await find(handle.db)).toBe(true);
});

it('tells of the fault, not of what it keeps from being answered, and leaves its connection as it was', async () => {
  const failing = inSnapshot(handle.db, (tx) =>
    Promise.all([one(tx, 1), sql`select 1 / ${0}::int`.execute(tx), one(tx, 2)]),
  );
  await expect(failing).rejects.toThrow('division by zero');
  expect(ended.filter(({ isFault }) => isFault)).toHaveLength(1);
  expect(await inSnapshot(handle.db, (tx) => one(tx, 3))).toBe(3);
  expect(await one(handle.db, 4)).toBe(4);
  expect(handle.poolStats()).toMatchObject({ total: 1, idle: 1 });
});

it('tells of the fault also where who asked for it hears of it last', async () => {
  const divided = async (tx: DatabaseHandle['db'], steps: number): Promise<unknown> =>
    steps === 0 ? sql`select 1 / ${0}::int`.execute(tx) : await divided(tx, steps - 1);
  const failing = inSnapshot(handle.db, (tx) =>
    // The first answer takes the client so long to read that the others have come as well.
    Promise.all([sql`select repeat('x', ${20_000_000}::int)`.execute(tx), divided(tx, 9), one(tx, 1)]),
  );
  await expect(failing).rejects.toThrow('division by zero');
});

it('asks nothing behind its end, though somebody beside a fault would go on', async () => {
  const beside: Promise<unknown>[] = [];
  const askTwice = async (tx: DatabaseHandle['db']) => [await one(tx, 1), await one(tx, 2)];
  const failing = inSnapshot(handle.db, async (tx) => {
    beside.push(
      askTwice(tx).catch((fault: unknown) => fault),
      // The end is answered later than the first question.
      sql`select pg_sleep(${0.1})`.execute(tx),
    );
    throw new Error('nothing to do with the database');
  });
  await expect(failing).rejects.toThrow('nothing to do with the database');
  expect(await beside[0]).toMatchObject({ message: expect.stringContaining('The transaction is over') });
});

it('counts the time of each statement once, also of those that waited behind another', async () => {
  const startedMs = performance.now();
  await inSnapshot(handle.db, (tx) =>
    Promise.all([0.05, 0.05, 0.05].map((seconds) => sql`select pg_sleep(${seconds})`.execute(tx))),
  );
  const passed = (performance.now() - startedMs) / 1000;
  const counted = ended.reduce((sum, { seconds }) => sum + seconds, 0);
  expect(ended).toHaveLength(5);
  expect(counted).toBeGreaterThanOrEqual(0.15);
  expect(counted).toBeLessThanOrEqual(passed);
});

it('refuses what is asked once it is over', async () => {
  const late = await inSnapshot(handle.db, (tx) => Promise.resolve(() => one(tx, 1)));
  await expect(late()).rejects.toThrow('The transaction is over');
});

it('waits for each answer behind a pooler, and pg has nothing to warn of', async () => {
  const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
  const pooled = createDatabase({ connectionString: database.url, poolerUrl: database.url, poolSize: 1 });
  const answers = await inSnapshot(pooled.db, (tx) => Promise.all([one(tx, 1), one(tx, 2), one(tx, 3)]));
  const failing = inSnapshot(pooled.db, (tx) =>
    Promise.all([one(tx, 1), sql`select 1 / ${0}::int`.execute(tx), one(tx, 2)]),
  );
  await expect(failing).rejects.toThrow('division by zero');
  await pooled.close();
  expect(answers).toEqual([1, 2, 3]);
  expect(warn).not.toHaveBeenCalled();
  warn.mockRestore();
});
