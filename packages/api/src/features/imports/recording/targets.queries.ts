import type { EarningRow, NewEarning, NewPayout, NewWork, PayoutRow, WorkRow } from '@earntrack/db';
import { sql } from 'kysely';
import type { Handle } from '../../../actor.ts';
import { anyOf } from '../../../any-of.queries.ts';
import { givenRows } from '../../../bulk-rows.queries.ts';
import { bringBack, lockThere } from './bring-back.queries.ts';

type Ids = readonly string[];

/** The columns of the parts of an earning. */
export const COMPONENTS = [
  'base_micros',
  'tips_micros',
  'bonuses_micros',
  'adjustments_micros',
  'reimbursements_micros',
  'fees_micros',
  'taxes_withheld_micros',
  'pass_through_tax_micros',
  'cash_collected_micros',
] as const;
const WRITTEN = ['source', 'created_at', 'updated_at'] as const;
const EARNING = [
  ...(['id', 'platform_id', 'earned_on', 'currency'] as const),
  ...COMPONENTS,
  ...(['description', 'external_id', 'has_own_hours'] as const),
  ...WRITTEN,
] as const;
/** Only EarnTrack's own file has these; other files are spared the columns. */
const TEXTS = ['note', 'tags'] as const;
const SALE = ['product_id', 'units'] as const;
/** Written as null: `linkAdjusted` says the rest once every earning of the file is there. */
const ADJUSTED = ['adjusts_id'] as const;
const SECONDS = ['door_to_door_seconds', 'online_seconds', 'engaged_seconds'] as const;
const WORK = [
  ...(['id', 'earning_id', 'worked_on', 'clock', 'note'] as const),
  ...SECONDS,
  ...WRITTEN,
] as const;
const PAYOUT = [
  ...(['id', 'platform_id', 'paid_on', 'currency', 'amount_micros', 'description', 'external_id'] as const),
  ...WRITTEN,
] as const;

/** The row with a value for each of these columns. */
type Full<Row, Column extends keyof Row> = Required<Pick<Row, Column>>;
/** Tags as the text of a JSON array. */
export type EarningToWrite = Full<NewEarning, (typeof EARNING)[number] | 'note'> & {
  tags: string;
} & Partial<Full<NewEarning, (typeof SALE)[number] | (typeof ADJUSTED)[number]>>;
export type WorkToWrite = Full<NewWork, (typeof WORK)[number]>;
export type PayoutToWrite = Full<NewPayout, (typeof PAYOUT)[number]>;

/** What tells whether a row of a statement says something else, and whether a person has touched it. */
const KEPT = ['id', 'version', 'deleted_at', 'request_hash'] as const;
const KNOWN_EARNING = [
  ...KEPT,
  ...([
    'platform_id',
    'earned_on',
    'currency',
    'has_own_hours',
    'description',
    'tags',
    'updated_at',
  ] as const),
  ...COMPONENTS,
  ...SALE,
  ...ADJUSTED,
] as const;
const KNOWN_WORK = [...KEPT, 'worked_on', 'clock', ...SECONDS, 'updated_at'] as const;
const KNOWN_PAYOUT = [
  ...KEPT,
  ...(['platform_id', 'paid_on', 'currency', 'amount_micros', 'description', 'updated_at'] as const),
] as const;

export type KnownEarning = Pick<EarningRow, (typeof KNOWN_EARNING)[number]>;
export type KnownWork = Pick<WorkRow, (typeof KNOWN_WORK)[number]>;
export type KnownPayout = Pick<PayoutRow, (typeof KNOWN_PAYOUT)[number]>;

export interface IdsToRead {
  ids: Ids;
  /** Nobody else changes these rows until the transaction ends. */
  isLocking: boolean;
}

/** Earnings of these ids, also from the bin. */
export async function listEarningsByIds(
  db: Handle,
  ownerId: string,
  { ids, isLocking }: IdsToRead,
): Promise<KnownEarning[]> {
  if (ids.length === 0) return [];
  const query = (asked: Ids) =>
    db
      .selectFrom('earning')
      .select(KNOWN_EARNING)
      .where('user_id', '=', ownerId)
      .where('id', '=', anyOf(asked));
  if (!isLocking) return query(ids).execute();
  const lock = (asked: Ids) => query(asked).orderBy('id').forUpdate().execute();
  return lockThere(db, ownerId, { kind: 'earning', ids, lock });
}

/** Work of these ids, also from the bin. */
export async function listWorkByIds(
  db: Handle,
  ownerId: string,
  { ids, isLocking }: IdsToRead,
): Promise<KnownWork[]> {
  if (ids.length === 0) return [];
  const query = (asked: Ids) =>
    db.selectFrom('work').select(KNOWN_WORK).where('user_id', '=', ownerId).where('id', '=', anyOf(asked));
  if (!isLocking) return query(ids).execute();
  const lock = (asked: Ids) => query(asked).orderBy('id').forUpdate().execute();
  return lockThere(db, ownerId, { kind: 'work', ids, lock });
}

/** Payouts of these ids, also from the bin. */
export async function listPayoutsByIds(
  db: Handle,
  ownerId: string,
  { ids, isLocking }: IdsToRead,
): Promise<KnownPayout[]> {
  if (ids.length === 0) return [];
  const query = db
    .selectFrom('payout')
    .select(KNOWN_PAYOUT)
    .where('user_id', '=', ownerId)
    .where('id', '=', anyOf(ids));
  return (isLocking ? query.orderBy('id').forUpdate() : query).execute();
}

/** Writes earnings of a statement: new ones, and the values of those that are there, one version further. */
export async function upsertEarnings(
  tx: Handle,
  ownerId: string,
  rows: readonly EarningToWrite[],
): Promise<void> {
  if (rows.length === 0) return;
  await bringBack(tx, ownerId, { kind: 'earning', ids: rows.map(({ id }) => id) });
  const hasTexts = rows.some(({ note, tags }) => note !== '' || tags !== '[]');
  const hasSale = rows.some(({ units }) => units !== undefined);
  const hasAdjusted = rows.some((row) => row.adjusts_id !== undefined);
  const columns = [
    ...EARNING,
    ...(hasTexts ? TEXTS : []),
    ...(hasSale ? SALE : []),
    ...(hasAdjusted ? ADJUSTED : []),
  ];
  await tx
    .insertInto('earning')
    .columns(['user_id', ...columns])
    .expression(givenRows(tx, ownerId, { table: 'earning', columns, rows }))
    .onConflict((conflict) =>
      conflict.columns(['user_id', 'id']).doUpdateSet(({ eb, ref }) => ({
        earned_on: ref('excluded.earned_on'),
        currency: ref('excluded.currency'),
        base_micros: ref('excluded.base_micros'),
        tips_micros: ref('excluded.tips_micros'),
        bonuses_micros: ref('excluded.bonuses_micros'),
        adjustments_micros: ref('excluded.adjustments_micros'),
        reimbursements_micros: ref('excluded.reimbursements_micros'),
        fees_micros: ref('excluded.fees_micros'),
        taxes_withheld_micros: ref('excluded.taxes_withheld_micros'),
        pass_through_tax_micros: ref('excluded.pass_through_tax_micros'),
        cash_collected_micros: ref('excluded.cash_collected_micros'),
        description: ref('excluded.description'),
        has_own_hours: ref('excluded.has_own_hours'),
        ...(hasSale && { product_id: ref('excluded.product_id'), units: ref('excluded.units') }),
        ...(hasAdjusted && { adjusts_id: ref('excluded.adjusts_id') }),
        updated_at: ref('excluded.updated_at'),
        version: eb('earning.version', '+', 1),
      })),
    )
    .execute();
}

/** Says of earnings which others they adjust, once all of them are there. */
export async function linkAdjusted(
  tx: Handle,
  ownerId: string,
  rows: readonly { id: string; adjusts_id: string }[],
): Promise<void> {
  if (rows.length === 0) return;
  const given = givenRows(tx, ownerId, { table: 'earning', columns: ['id', 'adjusts_id'], rows });
  await tx
    .updateTable('earning')
    .from(given.as('given'))
    .set({ adjusts_id: sql.ref<string>('given.adjusts_id') })
    .where('earning.user_id', '=', ownerId)
    .whereRef('earning.id', '=', 'given.id')
    .execute();
}

/** As `upsertEarnings`, for work. */
export async function upsertWork(tx: Handle, ownerId: string, rows: readonly WorkToWrite[]): Promise<void> {
  if (rows.length === 0) return;
  await bringBack(tx, ownerId, { kind: 'work', ids: rows.map(({ id }) => id) });
  await tx
    .insertInto('work')
    .columns(['user_id', ...WORK])
    .expression(givenRows(tx, ownerId, { table: 'work', columns: WORK, rows }))
    .onConflict((conflict) =>
      conflict.columns(['user_id', 'id']).doUpdateSet(({ eb, ref }) => ({
        worked_on: ref('excluded.worked_on'),
        clock: ref('excluded.clock'),
        door_to_door_seconds: ref('excluded.door_to_door_seconds'),
        online_seconds: ref('excluded.online_seconds'),
        engaged_seconds: ref('excluded.engaged_seconds'),
        updated_at: ref('excluded.updated_at'),
        version: eb('work.version', '+', 1),
      })),
    )
    .execute();
}

/** Says which platform each of these pieces of work served; what is said already stays. */
export async function insertPlatformsOfWork(
  tx: Handle,
  ownerId: string,
  rows: readonly { work_id: string; platform_id: string }[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insertInto('work_platform')
    .columns(['user_id', 'work_id', 'platform_id'])
    .expression(
      givenRows(tx, ownerId, {
        table: 'work_platform',
        columns: ['work_id', 'platform_id'],
        rows,
      }),
    )
    .onConflict((conflict) => conflict.columns(['user_id', 'work_id', 'platform_id']).doNothing())
    .execute();
}

/** As `upsertEarnings`, for payouts. */
export async function upsertPayouts(
  tx: Handle,
  ownerId: string,
  rows: readonly PayoutToWrite[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insertInto('payout')
    .columns(['user_id', ...PAYOUT])
    .expression(givenRows(tx, ownerId, { table: 'payout', columns: PAYOUT, rows }))
    .onConflict((conflict) =>
      conflict.columns(['user_id', 'id']).doUpdateSet(({ eb, ref }) => ({
        paid_on: ref('excluded.paid_on'),
        currency: ref('excluded.currency'),
        amount_micros: ref('excluded.amount_micros'),
        description: ref('excluded.description'),
        updated_at: ref('excluded.updated_at'),
        version: eb('payout.version', '+', 1),
      })),
    )
    .execute();
}

/** Deletes entries of a kind, and the hours that go with earnings. */
export async function deleteTargets(
  tx: Handle,
  ownerId: string,
  { kind, ids }: { kind: 'earning' | 'work' | 'payout'; ids: Ids },
): Promise<void> {
  if (ids.length === 0) return;
  await tx.deleteFrom(kind).where('user_id', '=', ownerId).where('id', '=', anyOf(ids)).execute();
}

/** Which of these earnings a correction names that a person typed. */
export async function listAdjustedByPerson(db: Handle, ownerId: string, ids: Ids): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('earning')
    .select('adjusts_id')
    .distinct()
    .where('user_id', '=', ownerId)
    .where('adjusts_id', '=', anyOf(ids))
    // Said for the planner: without it the partial index on adjusts_id cannot be used.
    .where('adjusts_id', 'is not', null)
    .where('request_hash', 'is not', null)
    .execute();
  return rows.flatMap((row) => row.adjusts_id ?? []);
}
