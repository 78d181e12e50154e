import type { NewPayout, PayoutPatch, PayoutRow } from '@earntrack/db';
import type { LocalDate } from '@earntrack/domain';
import type { Handle } from '../../actor.ts';
import { atMost } from '../../at-most.queries.ts';

/** Where a page of payouts, newest day first, goes on. */
export interface PayoutPosition {
  paidOn: LocalDate;
  id: string;
}

export interface PayoutFilter {
  from?: LocalDate | null | undefined;
  to?: LocalDate | null | undefined;
  platformId?: string | null | undefined;
  after: PayoutPosition | null;
  limit: number;
}

export function listPayouts(db: Handle, ownerId: string, filter: PayoutFilter): Promise<PayoutRow[]> {
  const { from, to, platformId, after, limit } = filter;
  let query = db
    .selectFrom('payout')
    .selectAll()
    .where('user_id', '=', ownerId)
    .where('deleted_at', 'is', null);
  if (from) query = query.where('paid_on', '>=', from);
  if (to) query = query.where('paid_on', '<=', to);
  if (platformId) query = query.where('platform_id', '=', platformId);
  if (after) {
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('paid_on', 'id'), '<', tuple(after.paidOn, after.id)),
    );
  }
  return query
    .orderBy('paid_on', 'desc')
    .orderBy('id', 'desc')
    .limit(platformId ? limit : atMost(limit))
    .execute();
}

/** The payout of this id, also from the bin. */
export function findPayout(db: Handle, ownerId: string, id: string): Promise<PayoutRow | undefined> {
  return db
    .selectFrom('payout')
    .selectAll()
    .where('user_id', '=', ownerId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The payout of this id, also from the bin, with nobody else changing it until the transaction ends. */
export function lockPayout(db: Handle, ownerId: string, id: string): Promise<PayoutRow | undefined> {
  return db
    .selectFrom('payout')
    .selectAll()
    .where('user_id', '=', ownerId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** The new row, or nothing where the id is taken. */
export function insertPayout(
  db: Handle,
  ownerId: string,
  row: Omit<NewPayout, 'user_id'>,
): Promise<PayoutRow | undefined> {
  return db
    .insertInto('payout')
    .values({ ...row, user_id: ownerId })
    .onConflict((conflict) => conflict.columns(['user_id', 'id']).doNothing())
    .returningAll()
    .executeTakeFirst();
}

/** The row as it is after `patch`, one version further. The caller holds its lock. */
export function updatePayout(
  db: Handle,
  ownerId: string,
  { id, patch }: { id: string; patch: PayoutPatch },
): Promise<PayoutRow> {
  return db
    .updateTable('payout')
    .set((eb) => ({ ...patch, version: eb('version', '+', 1) }))
    .where('user_id', '=', ownerId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}
