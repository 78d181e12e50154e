import {
  AppError,
  type createPayoutInput,
  type listPayoutsInput,
  type Page,
  type PayoutView,
  type updatePayoutInput,
} from '@earntrack/contract';
import { inTransaction, pageOf, type PayoutRow } from '@earntrack/db';
import type { z } from 'zod';
import type { Actor, Handle } from '../../actor.ts';
import { isGone } from '../../bin-time.ts';
import { hasValues } from '../../identity/has-values.ts';
import { requestHash } from '../../identity/request-hash.ts';
import { holdPlatform, noSuchPlatform } from '../platforms/index.ts';
import { payoutCursor } from './payout-cursor.ts';
import { findPayout, insertPayout, listPayouts, lockPayout, updatePayout } from './payouts.queries.ts';
import { payoutView } from './payouts.view.ts';

type CreatePayout = z.output<typeof createPayoutInput>;
type UpdatePayout = z.output<typeof updatePayoutInput>;
type ListPayouts = z.output<typeof listPayoutsInput>;

export async function showPayouts(db: Handle, actor: Actor, input: ListPayouts): Promise<Page<PayoutView>> {
  const after = input.cursor ? payoutCursor.decode(input.cursor) : null;
  const rows = await listPayouts(db, actor.userId, { ...input, after, limit: input.limit + 1 });
  const page = pageOf(rows, input.limit, (row) => payoutCursor.encode({ paidOn: row.paid_on, id: row.id }));
  return { items: page.rows.map(payoutView), nextCursor: page.nextCursor };
}

export async function showPayout(db: Handle, actor: Actor, id: string): Promise<PayoutView> {
  return payoutView(present(await findPayout(db, actor.userId, id)));
}

export function recordPayout(db: Handle, actor: Actor, input: CreatePayout): Promise<PayoutView> {
  return inTransaction(db, async (tx) => {
    const hash = requestHash(input);
    const [known, platform] = await Promise.all([
      findPayout(tx, actor.userId, input.id),
      holdPlatform(tx, actor.userId, input.platformId),
    ]);
    if (known) return payoutView(sameCreate(known, hash));
    if (!platform) throw noSuchPlatform();
    const added = await insertPayout(tx, actor.userId, {
      ...columnsOf(input),
      id: input.id,
      source: 'typed',
      request_hash: hash,
      created_at: actor.now,
      updated_at: actor.now,
    });
    return payoutView(added ?? sameCreate(await findPayout(tx, actor.userId, input.id), hash));
  });
}

export function changePayout(db: Handle, actor: Actor, input: UpdatePayout): Promise<PayoutView> {
  return inTransaction(db, async (tx) => {
    const [row, platform] = await Promise.all([
      lockPayout(tx, actor.userId, input.id),
      holdPlatform(tx, actor.userId, input.platformId),
    ]);
    const known = present(row);
    const columns = columnsOf(input);
    if (known.version !== input.version) return payoutView(sameChange(known, columns));
    if (!platform) throw noSuchPlatform();
    const patch = {
      ...columns,
      updated_at: actor.now,
      // NOTE: as with earnings, a row of a statement that has a hash is never overwritten by an import.
      request_hash: known.request_hash ?? requestHash(input),
    };
    return payoutView(await updatePayout(tx, actor.userId, { id: input.id, patch }));
  });
}

/** Puts a payout into the bin; a second time changes nothing. */
export function binPayout(db: Handle, actor: Actor, id: string): Promise<{ id: string }> {
  return inTransaction(db, async (tx) => {
    const known = existing(await lockPayout(tx, actor.userId, id));
    if (known.deleted_at === null) {
      const patch = { deleted_at: actor.now, updated_at: actor.now };
      await updatePayout(tx, actor.userId, { id, patch });
    }
    return { id };
  });
}

/** Brings a payout back from the bin; one that is not there stays as it is. */
export function unbinPayout(db: Handle, actor: Actor, id: string): Promise<PayoutView> {
  return inTransaction(db, async (tx) => {
    const known = existing(await lockPayout(tx, actor.userId, id));
    if (known.deleted_at === null) return payoutView(known);
    if (isGone(known.deleted_at, actor.now)) existing(undefined);
    const patch = { deleted_at: null, updated_at: actor.now };
    return payoutView(await updatePayout(tx, actor.userId, { id, patch }));
  });
}

function columnsOf(input: CreatePayout | UpdatePayout) {
  return {
    platform_id: input.platformId,
    paid_on: input.paidOn,
    currency: input.currency,
    amount_micros: input.amount,
    description: input.note,
  };
}

/** The row that an earlier, equal create made. Throws when it was deleted since, or when the create was another one. */
function sameCreate(known: PayoutRow | undefined, hash: string): PayoutRow {
  const row = present(known);
  if (row.request_hash === hash) return row;
  throw new AppError(
    'conflict',
    'Another payout was already recorded under this id. Reload the page and try again.',
  );
}

/** The payout as an earlier, equal change left it. Throws when it is another one by now. */
function sameChange(known: PayoutRow, columns: Partial<PayoutRow>): PayoutRow {
  if (hasValues(known, columns)) return known;
  throw new AppError(
    'changed_elsewhere',
    'This payout was changed somewhere else meanwhile. Reload it and make your change again.',
  );
}

function existing(row: PayoutRow | undefined): PayoutRow {
  if (!row) throw new AppError('not_found', 'This payout does not exist any more.');
  return row;
}

function present(known: PayoutRow | undefined): PayoutRow {
  const row = existing(known);
  if (row.deleted_at === null) return row;
  throw new AppError('already_deleted', 'This payout was deleted. Restore it first if you want it back.');
}
