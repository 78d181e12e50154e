import { createTestDatabase, type TestDatabase } from '@earntrack/testkit';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { asOperator } from './as-operator.ts';
import { createDatabase, type DatabaseHandle } from './create-database.ts';
import { inSnapshot, inTransaction } from './in-transaction.ts';

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

const invitation = (token_hash: string) => ({ token_hash, expires_at: new Date('2030-01-01T00:00:00Z') });
const stored = async () => {
  const rows = await handle.db.selectFrom('invitation').select('token_hash').orderBy('token_hash').execute();
  return rows.map(({ token_hash }) => token_hash);
};

it('keeps all of it or nothing', async () => {
  const failing = inTransaction(handle.db, async (tx) => {
    await tx.insertInto('invitation').values(invitation('lost')).execute();
    throw new Error('changed my mind');
  });
  await expect(failing).rejects.toThrow('changed my mind');
  expect(await stored()).not.toContain('lost');
});

it('tells of a statement that failed though nobody looked at it: nothing of its transaction is kept', async () => {
  const failing = inTransaction(handle.db, async (tx) => {
    await tx.insertInto('invitation').values(invitation('unseen')).execute();
    await Promise.allSettled([sql`select 1 / ${0}::int`.execute(tx)]);
    return 'recorded';
  });
  await expect(failing).rejects.toThrow('division by zero');
  expect(await stored()).not.toContain('unseen');
});

it('goes on, in a transaction, a snapshot and alone, where a migration came between', async () => {
  const find = (db: DatabaseHandle['db']) =>
    db.selectFrom('release').selectAll().where('version', '=', 'none').execute();
  const findEverywhere = async () => [
    await find(handle.db),
    await inTransaction(handle.db, find),
    await inSnapshot(handle.db, find),
  ];
  const change = (what: string) =>
    sql`alter table release ${sql.raw(what)}`.execute(asOperator(handle.db, 'A migration comes between'));
  await findEverywhere();
  await change('add column between_us text');
  expect(await inTransaction(handle.db, find)).toEqual([]);
  await change('drop column between_us');
  expect(await inSnapshot(handle.db, find)).toEqual([]);
  await change('add column between_us text');
  expect(await findEverywhere()).toEqual([[], [], []]);
  await change('drop column between_us');
  expect(await findEverywhere()).toEqual([[], [], []]);
});

it('begins again once where a migration came between, however many of its statements that changed', async () => {
  let begun = 0;
  const askMany = () =>
    inTransaction(handle.db, async (tx) => {
      begun += 1;
      const ask = (limit: number) =>
        tx.selectFrom('release').selectAll().where('version', '=', 'none').limit(sql.lit(limit)).execute();
      for (const limit of [1, 2, 3]) await ask(limit);
      await Promise.all([4, 5, 6].map(ask));
    });
  await askMany();
  await sql`alter table release add column between_us text`.execute(
    asOperator(handle.db, 'A migration comes between'),
  );
  await askMany();
  expect(begun).toBe(3);
});

it('joins the transaction that it is given', async () => {
  const failing = inTransaction(handle.db, async (outer) => {
    await inTransaction(outer, (inner) =>
      inner.insertInto('invitation').values(invitation('joined')).execute(),
    );
    throw new Error('taken back with the outer one');
  });
  await expect(failing).rejects.toThrow('taken back');
  expect(await stored()).not.toContain('joined');
});

it('runs again when it and another one waited for each other', async () => {
  await handle.db
    .insertInto('invitation')
    .values([invitation('a'), invitation('b')])
    .execute();
  const runs: string[] = [];
  const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const marking = (mine: string, other: string, both: [PromiseWithResolvers<void>, Promise<void>]) =>
    inTransaction(handle.db, async (tx) => {
      runs.push(mine);
      const mark = (token: string) =>
        tx
          .updateTable('invitation')
          .set({ expires_at: new Date('2031-01-01T00:00:00Z') })
          .where('token_hash', '=', token)
          .execute();
      await mark(mine);
      both[0].resolve();
      await both[1];
      await mark(other);
    });
  await Promise.all([marking('a', 'b', [first, second.promise]), marking('b', 'a', [second, first.promise])]);
  // The one that gave way may meet the other once more, before that one has gone on.
  expect(runs.length).toBeGreaterThan(2);
});

it('refuses a query on the outer handle, which could wait for its own connection', async () => {
  const nested = inTransaction(handle.db, () => handle.db.selectFrom('account').select('user_id').execute());
  await expect(nested).rejects.toThrow('used the outer database handle');
  await expect(stored()).resolves.toBeDefined();
});

it('only reads in a snapshot, and not on the outer handle', async () => {
  const writing = inSnapshot(handle.db, (tx) =>
    tx.insertInto('invitation').values(invitation('w')).execute(),
  );
  await expect(writing).rejects.toThrow('read-only transaction');
  await expect(inSnapshot(handle.db, () => stored())).rejects.toThrow('used the outer database handle');
  expect(await inSnapshot(handle.db, (tx) => inSnapshot(tx, (inner) => Promise.resolve(inner === tx)))).toBe(
    true,
  );
});
