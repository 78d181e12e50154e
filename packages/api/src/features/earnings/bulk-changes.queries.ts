import type { BulkChangeRow, NewBulkChange } from '@earntrack/db';
import { sql } from 'kysely';
import type { Handle } from '../../actor.ts';

/** A change of a hundred thousand rows may take longer than any other statement. */
const BULK_TIMEOUT_MS = 180_000;

/** One change of many at a time for each account: two that meet would wait for each other's rows. */
export async function lockBulkChangesOfOwner(tx: Handle, ownerId: string): Promise<void> {
  await sql`select set_config('statement_timeout', ${String(BULK_TIMEOUT_MS)}, true)`.execute(tx);
  await sql`select pg_advisory_xact_lock(hashtextextended(${`bulk:${ownerId}`}, 0))`.execute(tx);
}

export function findBulkChange(db: Handle, ownerId: string, id: string): Promise<BulkChangeRow | undefined> {
  return db
    .selectFrom('bulk_change')
    .selectAll()
    .where('user_id', '=', ownerId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The newest changes of many that were not taken back. */
export function listBulkChanges(db: Handle, ownerId: string, limit: number): Promise<BulkChangeRow[]> {
  return db
    .selectFrom('bulk_change')
    .selectAll()
    .where('user_id', '=', ownerId)
    .where('undone_at', 'is', null)
    .where('earning_count', '>', 0)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

export async function insertBulkChange(
  db: Handle,
  ownerId: string,
  row: Omit<NewBulkChange, 'user_id'>,
): Promise<void> {
  await db
    .insertInto('bulk_change')
    .values({ ...row, user_id: ownerId })
    .execute();
}

export function updateBulkChange(
  db: Handle,
  ownerId: string,
  { id, patch }: { id: string; patch: { earning_count: number } | { undone_at: Date } },
): Promise<BulkChangeRow> {
  return db
    .updateTable('bulk_change')
    .set(patch)
    .where('user_id', '=', ownerId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function countRemembered(db: Handle, ownerId: string, changeId: string): Promise<number> {
  const { count } = await db
    .selectFrom('bulk_change_earning')
    .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('count'))
    .where('user_id', '=', ownerId)
    .where('bulk_change_id', '=', changeId)
    .executeTakeFirstOrThrow();
  return count;
}
