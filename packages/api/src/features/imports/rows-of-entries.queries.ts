import type { EntryKind } from '@earntrack/contract';
import type { StatementItemRow } from '@earntrack/db';
import { sql } from 'kysely';
import type { Handle } from '../../actor.ts';
import { anyOf } from '../../any-of.queries.ts';

/**
 * A row of a file for each of these entries that no person typed or changed: of files that are recorded or were, what stands and came last
 * comes first.
 */
export async function listRowsOfFileEntries(
  db: Handle,
  ownerId: string,
  { kind, ids }: { kind: EntryKind; ids: readonly string[] },
): Promise<StatementItemRow[]> {
  if (ids.length === 0) return [];
  return (
    db
      .selectFrom('statement_item as item')
      .innerJoin('statement_import as file', (join) =>
        join.onRef('file.user_id', '=', 'item.user_id').onRef('file.id', '=', 'item.import_id'),
      )
      // The three have the columns that are asked for; the builder takes no choice of tables.
      .innerJoin(`${kind} as entry` as 'earning as entry', (join) =>
        join.onRef('entry.user_id', '=', 'item.user_id').onRef('entry.id', '=', 'item.target_id'),
      )
      .distinctOn('item.target_id')
      .selectAll('item')
      .where('item.user_id', '=', ownerId)
      .where('file.user_id', '=', ownerId)
      .where('entry.user_id', '=', ownerId)
      .where('item.target_id', '=', anyOf(ids))
      // Said for the planner: without it the partial index on target_id cannot be used.
      .where('item.target_id', 'is not', null)
      .where(sql<string>`item.payload ->> 'kind'`, '=', kind)
      .where((eb) => eb.or([eb('item.decision', 'is', null), eb('item.decision', '<>', 'leaveOut')]))
      .where('file.state', 'in', ['committed', 'undone'])
      .where('entry.request_hash', 'is', null)
      .orderBy('item.target_id')
      .orderBy('file.state')
      .orderBy('file.committed_at', 'desc')
      .execute()
  );
}
