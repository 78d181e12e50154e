import type { EntryKind } from '@earntrack/contract';
import { type SqlBool, sql } from 'kysely';
import type { Handle } from '../../../actor.ts';

/** A file may be recorded and undone again and again. */
const UNDONE = 20;

/** Rows of imports that are undone and that were an entry of this kind, of those that were undone last. */
export async function listUndone(
  db: Handle,
  ownerId: string,
  { kind, targetId }: { kind: EntryKind; targetId: string },
) {
  return (
    db
      .selectFrom('statement_item as item')
      .innerJoin('statement_import as file', (join) =>
        join.onRef('file.user_id', '=', 'item.user_id').onRef('file.id', '=', 'item.import_id'),
      )
      .select(['item.import_id', 'item.payload', 'file.file_name'])
      .select(sql<Date>`file.undone_at`.as('undone_at'))
      .where('item.user_id', '=', ownerId)
      .where('file.user_id', '=', ownerId)
      .where('item.target_id', '=', targetId)
      // Said for the planner: without it the partial index on target_id cannot be used.
      .where('item.target_id', 'is not', null)
      .where(sql<SqlBool>`item.payload ->> 'kind' = ${kind}`)
      .where(sql<SqlBool>`item.decision is distinct from 'leaveOut'`)
      .where('file.state', '=', 'undone')
      .orderBy('file.undone_at', 'desc')
      .orderBy('file.id')
      .limit(UNDONE)
      .execute()
  );
}
