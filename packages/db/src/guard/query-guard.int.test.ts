import { randomUUID } from 'node:crypto';
import { asCurrency, asLocalDate } from '@earntrack/domain';
import { createTestDatabase, type TestDatabase } from '@earntrack/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDatabase, type DatabaseHandle } from '../create-database.ts';
import { QueryGuardError } from './query-guard-error.ts';

const owner = randomUUID();
const stranger = randomUUID();
const aliases = ['a', 'b', 'c'] as const;
const joinKinds = ['innerJoin', 'leftJoin', 'rightJoin'] as const;
const tables = ['platform', 'earning'] as const;
let database: TestDatabase;
let handle: DatabaseHandle;

beforeAll(async () => {
  database = await createTestDatabase();
  handle = createDatabase({ connectionString: database.url });
  for (const user_id of [owner, stranger]) await insertRows(user_id);
});
afterAll(async () => {
  await handle.close();
  await database.drop();
});

async function insertRows(user_id: string): Promise<void> {
  const currency = asCurrency('EUR');
  for (const id of [randomUUID(), randomUUID()]) {
    const platform = { user_id, id, name: id, kind: 'other' as const, colour: 1 as const, currency };
    await handle.db.insertInto('platform').values(platform).execute();
    const earning = { user_id, id, platform_id: id, earned_on: asLocalDate('2026-11-12'), currency };
    await handle.db
      .insertInto('earning')
      .values({ ...earning, source: 'typed' })
      .execute();
  }
}

/** The builder without its types, which cannot follow a query that chance puts together. */
interface LooseQuery {
  innerJoin(table: string, on: (join: LooseJoin) => LooseJoin): LooseQuery;
  leftJoin(table: string, on: (join: LooseJoin) => LooseJoin): LooseQuery;
  rightJoin(table: string, on: (join: LooseJoin) => LooseJoin): LooseQuery;
  where(column: string, operator: '=', value: string): LooseQuery;
  whereRef(left: string, operator: '=', right: string): LooseQuery;
  select(columns: string[]): LooseQuery;
  execute(): Promise<Record<string, string | null>[]>;
}
interface LooseJoin {
  on(column: string, operator: '=', value: string): LooseJoin;
  onRef(left: string, operator: '=', right: string): LooseJoin;
  onTrue(): LooseJoin;
}

const at = fc.nat({ max: aliases.length - 1 });
const condition = fc.record({ left: at, right: fc.option(at, { freq: 2 }) });
const source = fc.record({
  table: fc.constantFrom(...tables),
  join: fc.constantFrom(...joinKinds),
  on: fc.array(condition, { maxLength: 2 }),
});
const shape = fc.record({
  sources: fc.array(source, { minLength: 1, maxLength: aliases.length }),
  where: fc.array(condition, { minLength: 1, maxLength: 3 }),
});
type Shape = typeof shape extends fc.Arbitrary<infer Value> ? Value : never;

function build({ sources, where }: Shape): LooseQuery {
  const [first, ...joined] = sources;
  let query = handle.db.selectFrom(`${first?.table ?? 'platform'} as a`) as unknown as LooseQuery;
  const fits = (count: number) => (one: Shape['where'][number]) => Math.max(one.left, one.right ?? 0) < count;
  const userOf = (index: number) => `${aliases[index]}.user_id`;
  for (const [index, { table, join, on }] of joined.entries()) {
    query = query[join](`${table} as ${aliases[index + 1]}`, (start) =>
      on
        .filter(fits(index + 2))
        .reduce(
          (built, { left, right }) =>
            right === null
              ? built.on(userOf(left), '=', owner)
              : built.onRef(userOf(left), '=', userOf(right)),
          start.onTrue(),
        ),
    );
  }
  for (const { left, right } of where.filter(fits(sources.length))) {
    query =
      right === null
        ? query.where(userOf(left), '=', owner)
        : query.whereRef(userOf(left), '=', userOf(right));
  }
  return query.select(sources.map((_, index) => `${userOf(index)} as ${aliases[index]}`));
}

/** What the query reads, or null when the guard refuses it. */
async function usersRead(query: LooseQuery): Promise<Set<string | null> | null> {
  try {
    return new Set((await query.execute()).flatMap((row) => Object.values(row)));
  } catch (err) {
    if (err instanceof QueryGuardError) return null;
    throw err;
  }
}

it('never lets a query through that reads a row of somebody else', async () => {
  let passed = 0;
  const property = fc.asyncProperty(shape, async (chosen) => {
    const users = await usersRead(build(chosen));
    if (users !== null) passed += 1;
    expect(users?.has(stranger) ?? false).toBe(false);
  });
  await fc.assert(property, { numRuns: 500 });
  expect(passed).toBeGreaterThan(50);
});
