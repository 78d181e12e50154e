import type { BinKind } from '@earntrack/contract';
import { type SqlBool, sql } from 'kysely';
import type { Handle } from '../../actor.ts';
import { anyOf } from '../../any-of.queries.ts';
import { GONE_FOR_GOOD } from '../../bin-time.ts';
import { deleteItemsOf } from '../imports/index.ts';

/** What is to go for good. */
export interface Purge {
  /** Null: all that lies in the bin. */
  ids: readonly string[] | null;
  /** What was deleted before is out of the bin already. */
  since: Date;
  /** What was deleted then or later stays; left out: nothing does. */
  until?: Date;
  now: Date;
}

/** Those of these things that lie in the bin. */
export async function listBinned(
  db: Handle,
  ownerId: string,
  { kind, ids }: { kind: BinKind; ids: readonly string[] },
): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom(kind)
    .select('id')
    .where('user_id', '=', ownerId)
    .where('id', '=', anyOf(ids))
    .where('deleted_at', 'is not', null)
    .execute();
  return rows.map(({ id }) => id);
}

/** What earnings correct that are meant. */
export async function listCorrectedInBin(db: Handle, ownerId: string, purge: Purge): Promise<string[]> {
  const rows = await db
    .selectFrom('earning')
    .select('adjusts_id')
    .distinct()
    .where('user_id', '=', ownerId)
    .where('adjusts_id', 'is not', null)
    .where(isMeant(purge))
    .execute();
  return rows.flatMap((row) => row.adjusts_id ?? []);
}

export async function purgeEarnings(tx: Handle, ownerId: string, purge: Purge): Promise<number> {
  const ofStatements = tx
    .selectFrom('earning')
    .select('id')
    .where('user_id', '=', ownerId)
    .where('source', '=', 'statement')
    .where(isMeant(purge));
  await tx
    .deleteFrom('work')
    .where('user_id', '=', ownerId)
    .where('earning_id', 'in', ofStatements)
    .where('earning_id', 'is not', null)
    .execute();
  await forgetInBulkChanges(tx, ownerId, purge);
  await deleteItemsOf(tx, ownerId, { kind: 'earning', isMeant: isMeant(purge) });
  const emptied = await tx
    .updateTable('earning')
    .set((eb) => ({
      ...NO_AMOUNTS,
      note: '',
      description: '',
      tags: [],
      external_id: null,
      adjusts_id: null,
      product_id: null,
      units: null,
      has_own_hours: false,
      ...leftBehind(purge),
      version: eb('version', '+', 1),
    }))
    .where('user_id', '=', ownerId)
    .where('source', '=', 'statement')
    .where(isMeant(purge))
    .executeTakeFirst();
  const deleted = await tx
    .deleteFrom('earning')
    .where('user_id', '=', ownerId)
    .where('source', '=', 'typed')
    .where(isMeant(purge))
    .executeTakeFirst();
  return Number(emptied.numUpdatedRows + deleted.numDeletedRows);
}

/** Changes of many remember what earnings were, and offer to take back only what is there to be taken back. */
async function forgetInBulkChanges(tx: Handle, ownerId: string, purge: Purge): Promise<void> {
  await tx
    .with('forgotten', (db) =>
      db
        .deleteFrom('bulk_change_earning')
        .where('user_id', '=', ownerId)
        .where('earning_id', 'in', (eb) =>
          eb.selectFrom('earning').select('id').where('user_id', '=', ownerId).where(isMeant(purge)),
        )
        .returning('bulk_change_id'),
    )
    .with('counted', (db) =>
      db
        .selectFrom('forgotten')
        .select((eb) => ['bulk_change_id', eb.cast<number>(eb.fn.countAll(), 'integer').as('count')])
        .groupBy('bulk_change_id'),
    )
    .updateTable('bulk_change')
    .from('counted')
    .set((eb) => ({ earning_count: eb('earning_count', '-', eb.ref('counted.count')) }))
    .where('bulk_change.user_id', '=', ownerId)
    .whereRef('bulk_change.id', '=', 'counted.bulk_change_id')
    .execute();
}

/** Hours that were typed with an earning go with it. */
export async function purgeWork(tx: Handle, ownerId: string, purge: Purge): Promise<number> {
  const isOwn = sql<SqlBool>`earning_id is null and ${isMeant(purge)}`;
  await deleteItemsOf(tx, ownerId, { kind: 'work', isMeant: isOwn });
  const emptied = await tx
    .updateTable('work')
    .set((eb) => ({
      ...NO_TIMES,
      note: '',
      distance_metres: null,
      ...leftBehind(purge),
      version: eb('version', '+', 1),
    }))
    .where('user_id', '=', ownerId)
    .where('earning_id', 'is', null)
    .where('source', '=', 'statement')
    .where(isMeant(purge))
    .executeTakeFirst();
  const deleted = await tx
    .deleteFrom('work')
    .where('user_id', '=', ownerId)
    .where('earning_id', 'is', null)
    .where('source', '=', 'typed')
    .where(isMeant(purge))
    .executeTakeFirst();
  return Number(emptied.numUpdatedRows + deleted.numDeletedRows);
}

export async function purgePayouts(tx: Handle, ownerId: string, purge: Purge): Promise<number> {
  await deleteItemsOf(tx, ownerId, { kind: 'payout', isMeant: isMeant(purge) });
  const emptied = await tx
    .updateTable('payout')
    .set((eb) => ({
      amount_micros: 0n,
      description: '',
      external_id: null,
      ...leftBehind(purge),
      version: eb('version', '+', 1),
    }))
    .where('user_id', '=', ownerId)
    .where('source', '=', 'statement')
    .where(isMeant(purge))
    .executeTakeFirst();
  const deleted = await tx
    .deleteFrom('payout')
    .where('user_id', '=', ownerId)
    .where('source', '=', 'typed')
    .where(isMeant(purge))
    .executeTakeFirst();
  return Number(emptied.numUpdatedRows + deleted.numDeletedRows);
}

export async function purgeGoals(tx: Handle, ownerId: string, purge: Purge): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('goal')
    .where('user_id', '=', ownerId)
    .where(isMeant(purge))
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Prices go with their product. */
export async function purgeProducts(tx: Handle, ownerId: string, purge: Purge): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('product')
    .where('user_id', '=', ownerId)
    .where(isMeant(purge))
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Goals of the bin that are on one of them go with it. */
export async function purgePlatforms(tx: Handle, ownerId: string, purge: Purge): Promise<number> {
  const meant = tx.selectFrom('platform').select('id').where('user_id', '=', ownerId).where(isMeant(purge));
  const goals = await tx
    .deleteFrom('goal')
    .where('user_id', '=', ownerId)
    .where('deleted_at', 'is not', null)
    .where('platform_id', 'in', meant)
    .executeTakeFirst();
  const { numDeletedRows } = await tx
    .deleteFrom('platform')
    .where('user_id', '=', ownerId)
    .where(isMeant(purge))
    .executeTakeFirst();
  return Number(goals.numDeletedRows + numDeletedRows);
}

function isMeant({ ids, since, until }: Purge) {
  const isSince = sql<SqlBool>`deleted_at >= ${since}`;
  const isInBin = until ? sql<SqlBool>`${isSince} and deleted_at < ${until}` : isSince;
  return ids === null ? isInBin : sql<SqlBool>`${isInBin} and id = ${anyOf(ids)}`;
}

function leftBehind({ now }: Purge) {
  return { deleted_at: GONE_FOR_GOOD, updated_at: now };
}

const NO_AMOUNTS = {
  base_micros: 0n,
  tips_micros: 0n,
  bonuses_micros: 0n,
  adjustments_micros: 0n,
  reimbursements_micros: 0n,
  fees_micros: 0n,
  taxes_withheld_micros: 0n,
  pass_through_tax_micros: 0n,
  cash_collected_micros: 0n,
};

/** Work without any time is none to the table. */
const NO_TIMES = {
  clock: 'online',
  started_at: null,
  ended_at: null,
  door_to_door_seconds: null,
  online_seconds: 1,
  engaged_seconds: null,
} as const;
