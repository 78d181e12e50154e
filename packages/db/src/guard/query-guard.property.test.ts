import fc from 'fast-check';
import type { Compilable, SelectQueryBuilder } from 'kysely';
import { expect, it } from 'vitest';
import { compileOnly } from '../testing/compile-only.ts';
import { QueryGuardError } from './query-guard-error.ts';

const db = compileOnly();
const owner = '018f3b6a-0000-7000-8000-000000000001';
const tables = ['earning', 'work', 'platform', 'payout'] as const;
const aliases = ['a', 'b', 'c', 'd'] as const;

/** One condition of a where clause; `counts` says whether it can tie a table to its user. */
type Condition =
  | { kind: 'value'; on: number; counts: boolean }
  | { kind: 'pair'; left: number; right: number; counts: boolean };

const index = fc.nat({ max: aliases.length - 1 });
const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ kind: fc.constant('value' as const), on: index, counts: fc.boolean() }),
  fc.record({ kind: fc.constant('pair' as const), left: index, right: index, counts: fc.boolean() }),
);

/** Written apart from the guard: which tables can be reached from the given value. */
function isTied(count: number, conditions: readonly Condition[]): boolean {
  const tied = new Set<number>();
  for (let round = 0; round <= count; round += 1) {
    for (const one of conditions.filter(({ counts }) => counts)) {
      if (one.kind === 'value') tied.add(one.on);
      else if (tied.has(one.left) || tied.has(one.right)) tied.add(one.left).add(one.right);
    }
  }
  return Array.from({ length: count }, (_, at) => at).every((at) => tied.has(at));
}

function build(chosen: readonly (typeof tables)[number][], conditions: readonly Condition[]) {
  const from = chosen.map((table, at) => `${table} as ${aliases[at]}`);
  let query = db.selectFrom(from as never) as unknown as SelectQueryBuilder<never, never, object>;
  query = query.select(`${aliases[0]}.id` as never) as never;
  for (const one of conditions) {
    const column = `${aliases[one.kind === 'value' ? one.on : one.left]}.user_id` as never;
    const operator = one.counts ? '=' : '<>';
    query =
      one.kind === 'value'
        ? query.where(column, operator, owner as never)
        : query.whereRef(column, operator, `${aliases[one.right]}.user_id` as never);
  }
  return query;
}

function isPassed(query: Compilable): boolean {
  try {
    query.compile();
    return true;
  } catch (err) {
    if (err instanceof QueryGuardError) return false;
    throw err;
  }
}

it('passes a query exactly when every table is tied to the given user', () => {
  const queries = fc.record({
    chosen: fc.array(fc.constantFrom(...tables), { minLength: 1, maxLength: aliases.length }),
    conditions: fc.array(condition, { maxLength: 7 }),
  });
  fc.assert(
    fc.property(queries, ({ chosen, conditions }) => {
      const fitting = conditions.filter((one) =>
        one.kind === 'value' ? one.on < chosen.length : Math.max(one.left, one.right) < chosen.length,
      );
      expect(isPassed(build(chosen, fitting))).toBe(isTied(chosen.length, fitting));
    }),
    { numRuns: 1_000 },
  );
});

it('never passes a write whose only condition is not the user', () => {
  const writes = fc.record({
    table: fc.constantFrom(...tables),
    column: fc.constantFrom('id', 'version', 'created_at'),
    isDelete: fc.boolean(),
  });
  fc.assert(
    fc.property(writes, ({ table, column, isDelete }) => {
      const write = isDelete
        ? db.deleteFrom(table).where(column as 'id', '=', owner)
        : db
            .updateTable(table)
            .set({ version: 2 })
            .where(column as 'id', '=', owner);
      expect(() => write.compile()).toThrow(QueryGuardError);
    }),
  );
});
