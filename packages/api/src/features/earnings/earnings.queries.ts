import type { EarningFilter } from '@earntrack/contract';
import { type Database, type EarningPatch, type EarningRow, type NewEarning, prepared } from '@earntrack/db';
import type { Currency, LocalDate } from '@earntrack/domain';
import { type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { Handle } from '../../actor.ts';
import { anyOf } from '../../any-of.queries.ts';
import { atMost, isUsualLimit } from '../../at-most.queries.ts';
import { ownHoursColumn } from '../work/index.ts';
import { SHOWN_COLUMNS } from './earning-columns.ts';
import { fits, isByDayAtMost } from './earning-filter.queries.ts';

/** Where a page of earnings, newest day first, goes on. */
export interface EarningPosition {
  earnedOn: LocalDate;
  id: string;
}

export interface EarningPageQuery {
  filter: EarningFilter;
  after: EarningPosition | null;
  limit: number;
}

export type ListedEarning = Awaited<ReturnType<typeof listEarnings>>[number];

export function listEarnings(db: Handle, ownerId: string, page: EarningPageQuery) {
  const { filter, after, limit } = page;
  if (!isByDayAtMost(filter) || !isUsualLimit(limit)) return selectPage(db, ownerId, page).execute();
  const { from, to } = filter;
  return pageByDay(db, { ownerId, from, to, earnedOn: after?.earnedOn, id: after?.id }, limit);
}

interface PageByDay extends Pick<EarningFilter, 'from' | 'to'> {
  ownerId: string;
  earnedOn: LocalDate | undefined;
  id: string | undefined;
}

/** By far most pages are of all earnings, or of some days. */
const pageByDay = prepared((db, { ownerId, from, to, earnedOn, id }: PageByDay, limit: number) =>
  selectPage(db, ownerId, { filter: { from, to }, after: earnedOn && id ? { earnedOn, id } : null, limit }),
);

function selectPage(db: Handle, ownerId: string, { filter, after, limit }: EarningPageQuery) {
  let query = db
    .selectFrom('earning')
    .select(SHOWN_COLUMNS)
    .select(ownHoursColumn)
    .where('user_id', '=', ownerId)
    .where(fits(filter));
  if (after) {
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('earned_on', 'id'), '<', tuple(after.earnedOn, after.id)),
    );
  }
  return query
    .orderBy('earned_on', 'desc')
    .orderBy('id', 'desc')
    .limit(isByDayAtMost(filter) ? atMost(limit) : limit);
}

/** Sums over the earnings of one currency. */
export interface CurrencySums {
  currency: Currency;
  grossMicros: bigint;
  feesMicros: bigint;
  netMicros: bigint;
  count: number;
}

export async function sumByCurrency(
  db: Handle,
  ownerId: string,
  filter: EarningFilter,
): Promise<CurrencySums[]> {
  const rows = await db
    .selectFrom('earning')
    .select(sums)
    .where('user_id', '=', ownerId)
    .where(fits(filter))
    .groupBy('currency')
    .orderBy('count', 'desc')
    .orderBy('currency')
    .execute();
  return rows.map(currencySums);
}

/** The same day by day, the newest first. */
export async function sumByDay(
  db: Handle,
  ownerId: string,
  filter: EarningFilter,
): Promise<(CurrencySums & { day: LocalDate })[]> {
  const rows = await db
    .selectFrom('earning')
    .select(sums)
    .select('earned_on')
    .where('user_id', '=', ownerId)
    .where(fits(filter))
    .groupBy(['earned_on', 'currency'])
    .orderBy('earned_on', 'desc')
    .orderBy('currency')
    .execute();
  return rows.map((row) => ({ ...currencySums(row), day: row.earned_on }));
}

// Sums are numeric and arrive as text: a few earnings of the largest amount already exceed int8.
function sums(eb: ExpressionBuilder<Database, 'earning'>) {
  return [
    'currency',
    eb.fn.sum<string>('gross_micros').as('gross'),
    eb.fn.sum<string>('fees_micros').as('fees'),
    eb.fn.sum<string>('net_micros').as('net'),
    eb.cast<number>(eb.fn.countAll(), 'integer').as('count'),
  ] as const;
}

interface SummedRow {
  currency: Currency;
  gross: string;
  fees: string;
  net: string;
  count: number;
}

function currencySums({ currency, gross, fees, net, count }: SummedRow): CurrencySums {
  return { currency, grossMicros: BigInt(gross), feesMicros: BigInt(fees), netMicros: BigInt(net), count };
}

/** Every tag that an earning outside the bin has, the most used first. */
export function listTags(db: Handle, ownerId: string): Promise<{ tag: string; count: number }[]> {
  const tagged = db
    .selectFrom('earning')
    .select(sql<string>`unnest(tags)`.as('tag'))
    .where('user_id', '=', ownerId)
    .where('deleted_at', 'is', null)
    // As the partial index on tagged earnings says it.
    .where(sql<SqlBool>`tags <> '{}'`);
  return db
    .selectFrom(tagged.as('tagged'))
    .select((eb) => ['tagged.tag', eb.cast<number>(eb.fn.countAll(), 'integer').as('count')])
    .groupBy('tagged.tag')
    .orderBy('count', 'desc')
    .orderBy('tagged.tag')
    .execute();
}

/** The earning of this id, also from the bin. */
export async function findEarning(db: Handle, ownerId: string, id: string): Promise<EarningRow | undefined> {
  const [row] = await earningOf(db, { ownerId, id });
  return row;
}

const earningOf = prepared((db, { ownerId, id }: { ownerId: string; id: string }) =>
  db.selectFrom('earning').selectAll().where('user_id', '=', ownerId).where('id', '=', id),
);

/** The earning of this id, also from the bin, with nobody else changing it until the transaction ends. */
export async function lockEarning(db: Handle, ownerId: string, id: string): Promise<EarningRow | undefined> {
  const query = db
    .selectFrom('earning')
    .selectAll()
    .where('user_id', '=', ownerId)
    .where('id', '=', id)
    .forUpdate();
  // Whoever waited for it while it moved to or from the archived years sees it in neither table: the next statement does.
  for (;;) {
    const row = await query.executeTakeFirst();
    if (row || !(await findEarning(db, ownerId, id))) return row;
  }
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

/** Which of these earnings are there and not in the bin. */
export async function listPresentIds(
  db: Handle,
  ownerId: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom('earning')
    .select('id')
    .where('user_id', '=', ownerId)
    .where('id', '=', anyOf(ids))
    .where('deleted_at', 'is', null)
    .execute();
  return new Set(rows.map(({ id }) => id));
}
