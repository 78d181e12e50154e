import type { FeatureKind } from '@earntrack/contract';
import { asOperator, type FeatureUseRow } from '@earntrack/db';
import { asLocalDate } from '@earntrack/domain';
import { sql } from 'kysely';
import type { Handle } from '../../actor.ts';

const WHY = 'How many statements came, of all accounts; nothing of what stands in them';

/** How many statements were begun on a day of UTC, by where they stand. */
export interface ImportsOfDay {
  day: string;
  state: 'staged' | 'committed' | 'cancelled';
  imports: number;
}

export async function countImportsByDay(db: Handle, oldest: Date): Promise<ImportsOfDay[]> {
  const rows = await asOperator(db, WHY)
    .selectFrom('statement_import')
    .select(({ fn }) => [
      sql<string>`to_char(created_at at time zone 'UTC', 'YYYY-MM-DD')`.as('day'),
      // One that was undone since was recorded all the same.
      sql<ImportsOfDay['state']>`case state when 'undone' then 'committed' else state end`.as('state'),
      fn.countAll<bigint>().as('imports'),
    ])
    .where('created_at', '>=', oldest)
    .groupBy(sql`1, 2`)
    .execute();
  return rows.map(({ imports, ...row }) => ({ ...row, imports: Number(imports) }));
}

/** Statements that have not ended: those begun since `stuckAt`, and those that nobody finished. */
export async function findOpenImports(db: Handle, stuckAt: Date) {
  const row = await asOperator(db, WHY)
    .selectFrom('statement_import')
    .select(({ fn }) => [
      fn.countAll<bigint>().filterWhere('created_at', '>=', stuckAt).as('under_way'),
      fn.countAll<bigint>().filterWhere('created_at', '<', stuckAt).as('stuck'),
      fn.min<Date | null>('created_at').as('oldest_at'),
    ])
    .where('state', '=', 'staged')
    .executeTakeFirstOrThrow();
  return { ...row, under_way: Number(row.under_way), stuck: Number(row.stuck) };
}

interface UseWish {
  kind: FeatureKind;
  /** The first day that counts. */
  oldest: string;
  /** How many features at most. */
  features: number;
}

/** How often each of the features of one kind that were used most was used on each day. */
export function listFeatureUse(db: Handle, { kind, oldest, features }: UseWish): Promise<FeatureUseRow[]> {
  const first = asLocalDate(oldest);
  const most = db
    .selectFrom('feature_use')
    .select('name')
    .where('kind', '=', kind)
    .where('day', '>=', first)
    .groupBy('name')
    .orderBy(({ fn }) => fn.sum('uses'), 'desc')
    .orderBy('name')
    .limit(features);
  return db
    .selectFrom('feature_use')
    .selectAll()
    .where('kind', '=', kind)
    .where('day', '>=', first)
    .where('name', 'in', most)
    .execute();
}
