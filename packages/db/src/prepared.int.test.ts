import { asCurrency } from '@earntrack/domain';
import { createTestDatabase, type TestDatabase } from '@earntrack/testkit';
import type { KyselyPlugin } from 'kysely';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDatabase, type DatabaseHandle } from './create-database.ts';
import { QueryGuardError } from './guard/query-guard-error.ts';
import { inSnapshot } from './in-transaction.ts';
import { prepared } from './prepared.ts';

const ana = randomUUID();
const bea = randomUUID();
let database: TestDatabase;
let handle: DatabaseHandle;

beforeAll(async () => {
  database = await createTestDatabase();
  handle = createDatabase({ connectionString: database.url });
  for (const [user_id, name] of [
    [ana, 'Bikes'],
    [ana, 'Vans'],
    [bea, 'Boats'],
  ] as const) {
    const platform = { id: randomUUID(), kind: 'other', colour: 1, currency: asCurrency('EUR') } as const;
    await handle.db
      .insertInto('platform')
      .values({ ...platform, user_id, name })
      .execute();
  }
});
afterAll(async () => {
  await handle.close();
  await database.drop();
});

interface Asked {
  ownerId: string;
  name?: string | null;
}

/** Names of platforms, and how often the statement for them was built. */
function namesAsked() {
  let built = 0;
  const names = prepared((db, { ownerId, name }: Asked, most: number) => {
    built += 1;
    const query = db.selectFrom('platform').select('name').where('user_id', '=', ownerId);
    return (name ? query.where('name', '>=', name) : query).orderBy('name').limit(most);
  });
  const ask = async (db: DatabaseHandle['db'], asked: Asked, most = 9) =>
    (await names(db, asked, most)).map(({ name }) => name);
  return { ask, built: () => built };
}

it('is built once, and asked with the values of each call, in a transaction or out of one', async () => {
  const { ask, built } = namesAsked();
  expect(await ask(handle.db, { ownerId: ana })).toEqual(['Bikes', 'Vans']);
  expect(await ask(handle.db, { ownerId: bea })).toEqual(['Boats']);
  const both = await inSnapshot(handle.db, (tx) =>
    Promise.all([ask(tx, { ownerId: ana }), ask(tx, { ownerId: bea })]),
  );
  expect(both).toEqual([['Bikes', 'Vans'], ['Boats']]);
  expect(built()).toBe(1);
});

it('is another statement where another value is there or something else is fixed; null is not there', async () => {
  const { ask, built } = namesAsked();
  expect(await ask(handle.db, { ownerId: ana, name: 'C' })).toEqual(['Vans']);
  expect(await ask(handle.db, { ownerId: ana, name: 'A' })).toEqual(['Bikes', 'Vans']);
  expect(await ask(handle.db, { ownerId: ana, name: 'A' }, 1)).toEqual(['Bikes']);
  expect(await ask(handle.db, { ownerId: ana, name: null })).toEqual(['Bikes', 'Vans']);
  expect(await ask(handle.db, { ownerId: ana })).toEqual(['Bikes', 'Vans']);
  expect(built()).toBe(3);
});

it('goes on being asked however many other statements the guard has looked at since', async () => {
  const { ask, built } = namesAsked();
  await ask(handle.db, { ownerId: ana });
  for (let others = 100_000; others < 100_020; others += 1) {
    const names = Array.from({ length: others }, () => 'x');
    handle.db
      .selectFrom('platform')
      .select('id')
      .where('user_id', '=', ana)
      .where('name', 'in', names)
      .compile();
  }
  expect(await ask(handle.db, { ownerId: bea })).toEqual(['Boats']);
  expect(built()).toBe(1);
});

it('is refused by the query guard like any other, each time', async () => {
  const ofAll = prepared((db, { name }: { name: string }) =>
    db.selectFrom('platform').select('id').where('name', '=', name),
  );
  await expect(ofAll(handle.db, { name: 'Vans' })).rejects.toThrow(QueryGuardError);
  await expect(ofAll(handle.db, { name: 'Vans' })).rejects.toThrow(QueryGuardError);
});

it('cannot be built by what a value is', async () => {
  const likely = prepared((db, { ownerId, name }: { ownerId: string; name: string }) =>
    db.selectFrom('platform').select('id').where('user_id', '=', ownerId).where('name', 'like', `${name}%`),
  );
  await expect(likely(handle.db, { ownerId: ana, name: 'V' })).rejects.toThrow(
    'value of "name" is not known',
  );
});

it('is built each time for a handle with a plugin, which sees every query and its values', async () => {
  const seen: unknown[] = [];
  const looking: KyselyPlugin = {
    transformQuery({ node, queryId }) {
      seen.push(handle.db.getExecutor().compileQuery(node, queryId).parameters[0]);
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  const { ask } = namesAsked();
  await ask(handle.db, { ownerId: ana });
  await ask(handle.db.withPlugin(looking), { ownerId: ana });
  await ask(handle.db.withPlugin(looking), { ownerId: bea });
  expect(seen).toEqual([ana, bea]);
});
