import type { LocalDate } from '@earntrack/domain';
import { type SqlBool, sql } from 'kysely';
import type { Handle } from '../../../actor.ts';
import { READ_TABLE } from '../versions/versions.queries.ts';

/** Days of income of one platform. */
export interface IncomeSpan {
  platformId: string;
  from: LocalDate;
  to: LocalDate;
}

export interface OtherFile {
  id: string;
  fileName: string;
}

/** At most so many earnings are looked at, the latest first: a file of the same income has some on most days, so they show it. */
const LOOKED_AT = 500;

const KIND = 'earning';

/** The file recorded last that has income of this platform on these days, and that was not read as `table`; undefined where there is none. */
export function findFileOfOtherTable(
  db: Handle,
  ownerId: string,
  { span: { platformId, from, to }, table }: { span: IncomeSpan; table: string | null },
): Promise<OtherFile | undefined> {
  return (
    db
      .selectFrom((eb) =>
        eb
          .selectFrom('earning')
          .select('id')
          .where('user_id', '=', ownerId)
          .where('platform_id', '=', platformId)
          .where('earned_on', '>=', from)
          .where('earned_on', '<=', to)
          .where('source', '=', 'statement')
          .where('deleted_at', 'is', null)
          .where('gross_micros', '>', 0n)
          .orderBy('earned_on', 'desc')
          .orderBy('id', 'desc')
          .limit(LOOKED_AT)
          .as('income'),
      )
      .innerJoin('statement_item as item', 'item.target_id', 'income.id')
      .innerJoin('statement_import as file', (join) =>
        join.onRef('file.user_id', '=', 'item.user_id').onRef('file.id', '=', 'item.import_id'),
      )
      .select(['file.id', 'file.file_name as fileName'])
      .where('item.user_id', '=', ownerId)
      .where('file.user_id', '=', ownerId)
      // Said for the planner: without it the partial index on target_id cannot be used.
      .where('item.target_id', 'is not', null)
      .where('file.state', '=', 'committed')
      .where(sql<SqlBool>`item.payload ->> 'kind' = ${KIND}`)
      .where(sql<SqlBool>`${READ_TABLE} is distinct from ${table}`)
      .orderBy('file.committed_at', 'desc')
      .limit(1)
      .executeTakeFirst()
  );
}
