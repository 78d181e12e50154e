import type { Currency, DateRange, LocalDate } from '@earntrack/domain';
import { sql } from 'kysely';
import type { Handle } from '../../actor.ts';

/** Sums over the earnings of one platform, day and currency that are alike in having their own hours or not. */
export interface EarningSums {
  platformId: string;
  /** The day on which they count. */
  earnedOn: LocalDate;
  currency: Currency;
  hasOwnHours: boolean;
  earningCount: number;
  /** Those of them that brought money, without what adjusts another one. */
  paidCount: number;
  grossMicros: bigint;
  feesMicros: bigint;
  netMicros: bigint;
  tipsMicros: bigint;
  beforeTaxMicros: bigint;
  /** The positive part of the money before tax. */
  positiveMicros: bigint;
  /** Something in them, or something that happened on this day and counts on another one, adjusts another earning. */
  hasCorrections: boolean;
}

interface SumRow {
  platform_id: string;
  earned_on: LocalDate;
  currency: Currency;
  has_own_hours: boolean;
  earning_count: number;
  paid_count: number;
  correction_count: number;
  gross: string;
  fees: string;
  net: string;
  tips: string;
  withheld: string;
  positive: string;
}

/** Each earning counts on its own day. */
export async function sumEarnings(db: Handle, ownerId: string, range: DateRange): Promise<EarningSums[]> {
  const rows = await selectDays(db, ownerId, range).execute();
  return rows.map(asSums);
}

/** What adjusts no other earning. */
export async function sumUncorrected(db: Handle, ownerId: string, range: DateRange): Promise<EarningSums[]> {
  const rows = await selectDays(db, ownerId, range).where('is_correction', '=', false).execute();
  return rows.map(asSums);
}

// Sums are numeric and arrive as text: a few earnings of the largest amount already exceed int8.
const MONEY = [
  sql<string>`sum(gross_micros)`.as('gross'),
  sql<string>`sum(fees_micros)`.as('fees'),
  sql<string>`sum(net_micros)`.as('net'),
  sql<string>`sum(tips_micros)`.as('tips'),
  sql<string>`sum(taxes_withheld_micros)`.as('withheld'),
] as const;

function selectDays(db: Handle, ownerId: string, range: DateRange) {
  return db
    .selectFrom('earning_day')
    .select((eb) => [
      'platform_id',
      'earned_on',
      'currency',
      'has_own_hours',
      eb.cast<number>(eb.fn.sum('earning_count'), 'integer').as('earning_count'),
      eb.cast<number>(eb.fn.sum('paid_count'), 'integer').as('paid_count'),
      sql<number>`coalesce(sum(earning_count) filter (where is_correction), 0)::integer`.as(
        'correction_count',
      ),
      ...MONEY,
      eb.fn.sum<string>('positive_micros').as('positive'),
    ])
    .where('user_id', '=', ownerId)
    .where('earning_count', '>', 0)
    .where('earned_on', '>=', range.from)
    .where('earned_on', '<=', range.to)
    .groupBy(['platform_id', 'earned_on', 'currency', 'has_own_hours']);
}

/**
 * What adjusts another earning, counted on that one's day and with its hours, where either of the two days lies in the
 * range. One whose earning is in the bin stands alone and counts on its own day.
 */
export async function sumCorrections(
  db: Handle,
  ownerId: string,
  range: DateRange,
): Promise<(EarningSums & { happenedOn: LocalDate })[]> {
  const rows = await db
    .selectFrom(selectCorrections(db, ownerId).as('correction'))
    .select((eb) => [
      'platform_id',
      'earned_on',
      'happened_on',
      'currency',
      'has_own_hours',
      eb.cast<number>(eb.fn.countAll(), 'integer').as('earning_count'),
      eb.cast<number>(eb.fn.countAll(), 'integer').as('correction_count'),
      sql<number>`0`.as('paid_count'),
      ...MONEY,
      sql<string>`sum(greatest(net_micros + taxes_withheld_micros, 0))`.as('positive'),
    ])
    .where(({ or, between }) =>
      or([between('earned_on', range.from, range.to), between('happened_on', range.from, range.to)]),
    )
    .groupBy(['platform_id', 'earned_on', 'happened_on', 'currency', 'has_own_hours'])
    .execute();
  return rows.map((row) => ({ ...asSums(row), happenedOn: row.happened_on }));
}

function selectCorrections(db: Handle, ownerId: string) {
  return (
    db
      .selectFrom('earning')
      // One by one by its key: corrections are few, and joined as a set all earnings would be read for them.
      .innerJoinLateral(
        (eb) =>
          eb
            .selectFrom('earning as other')
            .select(['other.earned_on', 'other.deleted_at', 'other.has_own_hours'])
            .where('other.user_id', '=', ownerId)
            .whereRef('other.id', '=', 'earning.adjusts_id')
            .limit(1)
            .as('adjusted'),
        (join) => join.onTrue(),
      )
      .select([
        'earning.platform_id',
        'earning.currency',
        'earning.earned_on as happened_on',
        'earning.gross_micros',
        'earning.fees_micros',
        'earning.net_micros',
        'earning.tips_micros',
        'earning.taxes_withheld_micros',
        sql<LocalDate>`case when adjusted.deleted_at is null then adjusted.earned_on else earning.earned_on end`.as(
          'earned_on',
        ),
        sql<boolean>`(earning.has_own_hours or (adjusted.deleted_at is null and adjusted.has_own_hours))`.as(
          'has_own_hours',
        ),
      ])
      .where('earning.user_id', '=', ownerId)
      .where('earning.deleted_at', 'is', null)
      .where('earning.adjusts_id', 'is not', null)
  );
}

function asSums(row: SumRow): EarningSums {
  const netMicros = BigInt(row.net);
  return {
    platformId: row.platform_id,
    earnedOn: row.earned_on,
    currency: row.currency,
    hasOwnHours: row.has_own_hours,
    earningCount: row.earning_count,
    paidCount: row.paid_count,
    grossMicros: BigInt(row.gross),
    feesMicros: BigInt(row.fees),
    netMicros,
    tipsMicros: BigInt(row.tips),
    beforeTaxMicros: netMicros + BigInt(row.withheld),
    positiveMicros: BigInt(row.positive),
    hasCorrections: row.correction_count > 0,
  };
}
