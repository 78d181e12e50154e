import type { Basis } from '@earntrack/contract';
import { prepared } from '@earntrack/db';
import type { Currency, DateRange, LocalDate } from '@earntrack/domain';
import { type AliasedExpression, sql } from 'kysely';
import type { Handle } from '../../actor.ts';
import { bigintsIn, countedDays, numbersIn, packed, readDays } from './packed.queries.ts';

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

export interface SummedRange {
  range: DateRange;
  basis: Basis;
}

/**
 * The earnings of a range on the days on which they count: their own (cash), or, for what adjusts another earning, the day of
 * that one and with its hours (accrual).
 */
export async function earningSums(
  db: Handle,
  ownerId: string,
  { range, basis }: SummedRange,
): Promise<EarningSums[]> {
  return readSums(await sumsByDay(db, { ownerId, ...range }, basis));
}

const sumsByDay = prepared((db, { ownerId, ...range }: DateRange & { ownerId: string }, basis: Basis) => {
  const counted: AliasedExpression<CountedRow, 'counted'> =
    basis === 'cash'
      ? selectDays(db, ownerId, range).as('counted')
      : selectMovedDays(db, ownerId, range).as('counted');
  return db
    .selectFrom(counted)
    .select(['platform_id', 'currency', 'has_own_hours'])
    .select(packed(countedDays('earned_on')).as('days'))
    .select(SUMMED.map((column) => packed(sql.ref(column)).as(column)))
    .groupBy(['platform_id', 'currency', 'has_own_hours']);
});

const MONEY = [
  'gross_micros',
  'fees_micros',
  'net_micros',
  'tips_micros',
  'taxes_withheld_micros',
  'positive_micros',
] as const;
const SUMMED = ['earning_count', 'paid_count', 'correction_count', ...MONEY] as const;

const COUNTED = [
  'platform_id',
  'earned_on',
  'currency',
  'has_own_hours',
  'earning_count',
  'paid_count',
  ...MONEY,
] as const;

type CountedRow = Record<(typeof SUMMED)[number], unknown> & {
  platform_id: string;
  earned_on: LocalDate;
  currency: Currency;
  has_own_hours: boolean;
};

function selectDays(db: Handle, ownerId: string, range: DateRange) {
  return db
    .selectFrom('earning_day')
    .select(COUNTED)
    .select(sql<number>`case when is_correction then earning_count else 0 end`.as('correction_count'))
    .where('user_id', '=', ownerId)
    .where('earning_count', '>', 0)
    .where('earned_on', '>=', range.from)
    .where('earned_on', '<=', range.to);
}

/** What adjusts no other earning, what does on the day of that one, and the days from which money was moved away by it. */
function selectMovedDays(db: Handle, ownerId: string, range: DateRange) {
  return db
    .with('correction', () => selectCorrections(db, ownerId))
    .selectFrom('correction')
    .select(['platform_id', 'earned_on', 'currency', 'has_own_hours'])
    .select([sql<number>`1`.as('earning_count'), sql<number>`0`.as('paid_count')])
    .select(MONEY.map((column) => sql<string>`${sql.ref(column)}::numeric`.as(column)))
    .select(sql<number>`1`.as('correction_count'))
    .where('earned_on', '>=', range.from)
    .where('earned_on', '<=', range.to)
    .unionAll((eb) =>
      eb
        .selectFrom('correction')
        // A day from which money was moved away still knows that something happened on it.
        .select(['platform_id', 'happened_on as earned_on', 'currency', 'has_own_hours'])
        .select([sql<number>`0`.as('earning_count'), sql<number>`0`.as('paid_count')])
        .select(MONEY.map((column) => sql<string>`0::numeric`.as(column)))
        .select(sql<number>`1`.as('correction_count'))
        .where('happened_on', '>=', range.from)
        .where('happened_on', '<=', range.to)
        .whereRef('happened_on', '<>', 'earned_on'),
    )
    .unionAll(selectDays(db, ownerId, range).where('is_correction', '=', false));
}

/** What adjusts another earning. One whose earning is in the bin stands alone and counts on its own day. */
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
        sql<string>`greatest(earning.net_micros + earning.taxes_withheld_micros, 0)`.as('positive_micros'),
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

type PackedSums = Record<(typeof SUMMED)[number] | 'days', string> & {
  platform_id: string;
  currency: Currency;
  has_own_hours: boolean;
};

function readSums(rows: readonly PackedSums[]): EarningSums[] {
  const dayOf = readDays();
  return rows.flatMap((row) => {
    const alike = { platformId: row.platform_id, currency: row.currency, hasOwnHours: row.has_own_hours };
    const counts = numbersIn(row.earning_count);
    const paid = numbersIn(row.paid_count);
    const corrections = numbersIn(row.correction_count);
    const gross = bigintsIn(row.gross_micros);
    const fees = bigintsIn(row.fees_micros);
    const net = bigintsIn(row.net_micros);
    const tips = bigintsIn(row.tips_micros);
    const withheld = bigintsIn(row.taxes_withheld_micros);
    const positive = bigintsIn(row.positive_micros);
    const byDay = new Map<number, EarningSums>();
    // Corrections stand apart from what they correct: a day may have several rows, and PostgreSQL takes longer to add them up.
    for (const [index, day] of numbersIn(row.days).entries()) {
      let sums = byDay.get(day);
      if (sums === undefined) {
        sums = { ...alike, earnedOn: dayOf(day), ...NOTHING };
        byDay.set(day, sums);
      }
      sums.earningCount += counts[index] ?? 0;
      sums.paidCount += paid[index] ?? 0;
      sums.grossMicros += gross[index] ?? 0n;
      sums.feesMicros += fees[index] ?? 0n;
      sums.netMicros += net[index] ?? 0n;
      sums.tipsMicros += tips[index] ?? 0n;
      sums.beforeTaxMicros += (net[index] ?? 0n) + (withheld[index] ?? 0n);
      sums.positiveMicros += positive[index] ?? 0n;
      sums.hasCorrections ||= (corrections[index] ?? 0) > 0;
    }
    return [...byDay.values()];
  });
}

const NOTHING = {
  earningCount: 0,
  paidCount: 0,
  grossMicros: 0n,
  feesMicros: 0n,
  netMicros: 0n,
  tipsMicros: 0n,
  beforeTaxMicros: 0n,
  positiveMicros: 0n,
  hasCorrections: false,
};
