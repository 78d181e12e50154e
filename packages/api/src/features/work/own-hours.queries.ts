import type { WorkRow } from '@earntrack/db';
import type { Handle } from '../../actor.ts';
import { anyOf } from '../../any-of.queries.ts';

/** Work that was recorded with one of these earnings, without what is in the bin. */
export async function listWorkOfEarnings(
  db: Handle,
  ownerId: string,
  earningIds: readonly string[],
): Promise<WorkRow[]> {
  if (earningIds.length === 0) return [];
  return (
    db
      .selectFrom('work')
      .selectAll()
      .where('user_id', '=', ownerId)
      .where('earning_id', '=', anyOf(earningIds))
      // Said for the planner: without it the partial index on earning_id cannot be used.
      .where('earning_id', 'is not', null)
      .where('deleted_at', 'is', null)
      .execute()
  );
}

export async function deleteWorkOfEarnings(
  db: Handle,
  ownerId: string,
  earningIds: readonly string[],
): Promise<void> {
  if (earningIds.length === 0) return;
  await db
    .deleteFrom('work')
    .where('user_id', '=', ownerId)
    .where('earning_id', '=', anyOf(earningIds))
    // Said for the planner: without it the partial index on earning_id cannot be used.
    .where('earning_id', 'is not', null)
    .execute();
}

export async function moveWorkOfEarning(
  db: Handle,
  ownerId: string,
  { earningId, ...patch }: { earningId: string; deleted_at: Date | null; updated_at: Date },
): Promise<void> {
  await db
    .updateTable('work')
    .set(patch)
    .where('user_id', '=', ownerId)
    .where('earning_id', '=', earningId)
    .execute();
}
