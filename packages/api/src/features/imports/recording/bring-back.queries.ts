import { asOperator } from '@earntrack/db';
import { sql } from 'kysely';
import type { Handle } from '../../../actor.ts';
import { anyOf } from '../../../any-of.queries.ts';

/**
 * Brings those of the earnings, or of the work that belongs to none, back that lie among the archived years: a conflict of keys is
 * found within one table only.
 */
export async function bringBack(
  tx: Handle,
  ownerId: string,
  { kind, ids }: { kind: 'earning' | 'work'; ids: readonly string[] },
): Promise<void> {
  const archive = `${kind}_archive` as const;
  const archived = await tx
    .selectFrom(archive)
    .select('id')
    .where('user_id', '=', ownerId)
    .where('id', '=', anyOf(ids))
    .execute();
  if (archived.length === 0) return;
  const found = archived.map(({ id }) => id);
  const move = sql`
    select ${sql.id(`${kind}_move`)}(${archive}::text::regclass, ${kind}::text::regclass, ${ownerId}::uuid, ${found}::uuid[])`;
  await move.execute(asOperator(tx, 'The function is given whose rows it moves'));
}

interface RowsToLock<Row> {
  kind: 'earning' | 'work';
  ids: readonly string[];
  lock: (ids: readonly string[]) => Promise<Row[]>;
}

/**
 * Locks rows. One for which this waited while somebody's edit brought it back from the archived years is seen in neither table: those
 * that were not found are asked for once more, where anything was archived before. Nothing is archived meanwhile: the caller holds the account.
 */
export async function lockThere<Row extends { id: string }>(
  db: Handle,
  ownerId: string,
  { kind, ids, lock }: RowsToLock<Row>,
): Promise<Row[]> {
  const archived = await db
    .selectFrom(`${kind}_archive` as const)
    .select('id')
    .where('user_id', '=', ownerId)
    .limit(1)
    .execute();
  const rows = await lock(ids);
  if (archived.length === 0) return rows;
  const found = new Set(rows.map(({ id }) => id));
  const missing = ids.filter((id) => !found.has(id));
  return missing.length === 0 ? rows : [...rows, ...(await lock(missing))];
}
