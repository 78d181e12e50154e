import type { Database, MaintenanceWindowRow, ReadOnlyPeriodRow } from '@earntrack/db';
import { type Insertable, sql } from 'kysely';
import type { Handle } from '../../actor.ts';

/** A fixed number of our own, to tell this advisory lock from others. */
const READ_ONLY_LOCK = 4_715_023_118_411;

/** Lets one at a time begin or end the read-only mode, until the end of the transaction. */
export async function lockReadOnly(tx: Handle): Promise<void> {
  await sql`select pg_advisory_xact_lock(${READ_ONLY_LOCK}::bigint)`.execute(tx);
}

/** Nothing where the id is taken. */
export async function insertWindow(
  tx: Handle,
  row: Insertable<Database['maintenance_window']>,
): Promise<boolean> {
  const made = await tx
    .insertInto('maintenance_window')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return made !== undefined;
}

export function findWindow(db: Handle, id: string): Promise<MaintenanceWindowRow | undefined> {
  return db.selectFrom('maintenance_window').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Nothing where it was cancelled before. */
export function cancelWindow(tx: Handle, id: string, now: Date): Promise<MaintenanceWindowRow | undefined> {
  return tx
    .updateTable('maintenance_window')
    .set({ cancelled_at: now })
    .where('id', '=', id)
    .where('cancelled_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
}

export async function insertPeriod(tx: Handle, row: Insertable<Database['read_only_period']>): Promise<void> {
  await tx.insertInto('read_only_period').values(row).execute();
}

export function findPeriod(db: Handle, id: string): Promise<ReadOnlyPeriodRow | undefined> {
  return db.selectFrom('read_only_period').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Nothing where none was open. */
export async function endPeriod(tx: Handle, now: Date): Promise<boolean> {
  const ended = await tx
    .updateTable('read_only_period')
    .set({ ended_at: now })
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return ended !== undefined;
}
