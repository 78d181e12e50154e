import type { StatementImportRow, StatementItemRow } from '@earntrack/db';
import { sql } from 'kysely';
import type { Handle } from '../../actor.ts';
import { anyOf } from '../../any-of.queries.ts';

/** A row of a recorded file, with what says how late it is. */
export type StoredVersion = Pick<StatementItemRow, 'target_id' | 'payload' | 'import_id'> &
  Pick<StatementImportRow, 'latest_on' | 'file_name'> & {
    rank: number;
    committed_at: Date;
  };

/** What recorded files that are not undone say of these entries, in no order; without one of the files. */
export async function listVersions(
  db: Handle,
  ownerId: string,
  { targetIds, without }: { targetIds: readonly string[]; without: string | null },
): Promise<StoredVersion[]> {
  if (targetIds.length === 0) return [];
  let query = db
    .selectFrom('statement_item as item')
    .innerJoin('statement_import as file', (join) =>
      join.onRef('file.user_id', '=', 'item.user_id').onRef('file.id', '=', 'item.import_id'),
    )
    .select(['item.target_id', 'item.payload', 'item.import_id', 'file.latest_on', 'file.file_name'])
    .select((eb) => [
      sql<Date>`file.committed_at`.as('committed_at'),
      // What came of an archive of before files had a place, or was recorded while this version came up, has none.
      eb.fn.coalesce('file.rank', sql<number>`0`).as('rank'),
    ])
    .where('item.user_id', '=', ownerId)
    .where('file.user_id', '=', ownerId)
    .where('item.target_id', '=', anyOf(targetIds))
    // Said for the planner: without it the partial index on target_id cannot be used.
    .where('item.target_id', 'is not', null)
    .where('file.state', '=', 'committed');
  if (without !== null) query = query.where('item.import_id', '<>', without);
  return query.execute();
}
