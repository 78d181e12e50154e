import type { Basis } from '@earntrack/contract';
import type { Currency, DateRange, LocalDate } from '@earntrack/domain';
import { type RawBuilder, sql } from 'kysely';
import type { Handle } from '../../actor.ts';

/** Net of one platform and currency in one of the periods that were asked for. */
export interface MadeSums {
  /** The place of the period in the list that was given. */
  period: number;
  platformId: string;
  currency: Currency;
  netMicros: bigint;
}

export interface MadeRequest {
  /** One after the other without a gap, the earliest first. */
  periods: readonly DateRange[];
  basis: Basis;
}

/**
 * Net by period. Where the person counts a refund with the sale that it adjusts, it stands in the sale's period, whatever
 * day it came on.
 */
export async function sumMade(db: Handle, ownerId: string, asked: MadeRequest): Promise<MadeSums[]> {
  if (asked.basis === 'cash') return sumOwnDay(db, ownerId, asked);
  return [...(await sumOwnDay(db, ownerId, asked)), ...(await sumAdjusted(db, ownerId, asked))];
}

async function sumOwnDay(db: Handle, ownerId: string, { periods, basis }: MadeRequest): Promise<MadeSums[]> {
  const { from, to } = extentOf(periods);
  let query = db
    .selectFrom('earning')
    .select([
      'platform_id',
      'currency',
      periodOf(sql.ref('earned_on'), periods).as('period'),
      sql<string>`sum(net_micros)`.as('net'),
    ])
    .where('user_id', '=', ownerId)
    .where('deleted_at', 'is', null)
    .where('earned_on', '>=', from)
    .where('earned_on', '<=', to);
  if (basis === 'accrual') query = query.where('adjusts_id', 'is', null);
  return (await query.groupBy(['platform_id', 'currency', 'period']).execute()).map(madeSums);
}

async function sumAdjusted(db: Handle, ownerId: string, { periods }: MadeRequest): Promise<MadeSums[]> {
  const { from, to } = extentOf(periods);
  const rows = await db
    .selectFrom('earning')
    .innerJoin('earning as adjusted', (join) =>
      join
        .onRef('adjusted.user_id', '=', 'earning.user_id')
        .onRef('adjusted.id', '=', 'earning.adjusts_id')
        .on('adjusted.user_id', '=', ownerId),
    )
    .select([
      'earning.platform_id',
      'earning.currency',
      periodOf(sql.ref('adjusted.earned_on'), periods).as('period'),
      sql<string>`sum(earning.net_micros)`.as('net'),
    ])
    .where('earning.user_id', '=', ownerId)
    .where('earning.deleted_at', 'is', null)
    // Said for the planner: without it the partial index on adjusts_id cannot be used.
    .where('earning.adjusts_id', 'is not', null)
    .where('adjusted.earned_on', '>=', from)
    .where('adjusted.earned_on', '<=', to)
    .groupBy(['earning.platform_id', 'earning.currency', 'period'])
    .execute();
  return rows.map(madeSums);
}

/** The day of the first earning, whatever its currency. */
export async function firstEarnedOn(db: Handle, ownerId: string): Promise<LocalDate | null> {
  const row = await db
    .selectFrom('earning')
    .select('earned_on')
    .where('user_id', '=', ownerId)
    .where('deleted_at', 'is', null)
    .orderBy('earned_on')
    .limit(1)
    .executeTakeFirst();
  return row?.earned_on ?? null;
}

function periodOf(day: RawBuilder<unknown>, periods: readonly DateRange[]): RawBuilder<number> {
  const starts = periods.map(({ from }) => from);
  return sql<number>`width_bucket(${day}, ${starts}::date[]) - 1`;
}

function extentOf(periods: readonly DateRange[]): DateRange {
  const [first, last] = [periods[0], periods.at(-1)];
  if (!first || !last) throw new RangeError('There is no period to add up');
  return { from: first.from, to: last.to };
}

function madeSums(row: { platform_id: string; currency: Currency; period: number; net: string }): MadeSums {
  return {
    platformId: row.platform_id,
    currency: row.currency,
    period: row.period,
    netMicros: BigInt(row.net),
  };
}
