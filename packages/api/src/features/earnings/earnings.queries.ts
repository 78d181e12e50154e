import type { EarningPatch, EarningRow, NewEarning } from '@earntrack/db';
import type { LocalDate } from '@earntrack/domain';
import type { Handle } from '../../actor.ts';

/** Where a page of earnings, newest day first, goes on. */
export interface EarningPosition {
  earnedOn: LocalDate;
  id: string;
}

export interface EarningFilter {
  from?: LocalDate | null | undefined;
  to?: LocalDate | null | undefined;
  platformId?: string | null | undefined;
  after: EarningPosition | null;
  limit: number;
}

export function listEarnings(db: Handle, ownerId: string, filter: EarningFilter): Promise<EarningRow[]> {
  const { from, to, platformId, after, limit } = filter;
  let query = db
    .selectFrom('earning')
    .selectAll()
    .where('user_id', '=', ownerId)
    .where('deleted_at', 'is', null);
  if (from) query = query.where('earned_on', '>=', from);
  if (to) query = query.where('earned_on', '<=', to);
  if (platformId) query = query.where('platform_id', '=', platformId);
  if (after) {
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('earned_on', 'id'), '<', tuple(after.earnedOn, after.id)),
    );
  }
  return query.orderBy('earned_on', 'desc').orderBy('id', 'desc').limit(limit).execute();
}

/** The earning of this id, also from the bin. */
export function findEarning(db: Handle, ownerId: string, id: string): Promise<EarningRow | undefined> {
  return db
    .selectFrom('earning')
    .selectAll()
    .where('user_id', '=', ownerId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The earning of this id, also from the bin, with nobody else changing it until the transaction ends. */
export function lockEarning(db: Handle, ownerId: string, id: string): Promise<EarningRow | undefined> {
  return db
    .selectFrom('earning')
    .selectAll()
    .where('user_id', '=', ownerId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** The new row, or nothing where the id is taken. */
export function insertEarning(
  db: Handle,
  ownerId: string,
  row: Omit<NewEarning, 'user_id'>,
): Promise<EarningRow | undefined> {
  return db
    .insertInto('earning')
    .values({ ...row, user_id: ownerId })
    .onConflict((conflict) => conflict.columns(['user_id', 'id']).doNothing())
    .returningAll()
    .executeTakeFirst();
}

/** The row as it is after `patch`, one version further. The caller holds its lock. */
export function updateEarning(
  db: Handle,
  ownerId: string,
  { id, patch }: { id: string; patch: EarningPatch },
): Promise<EarningRow> {
  return db
    .updateTable('earning')
    .set((eb) => ({ ...patch, version: eb('version', '+', 1) }))
    .where('user_id', '=', ownerId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}
