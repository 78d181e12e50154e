import { addDays, type Clock, type Currency, type DateRange, type LocalDate } from '@earntrack/domain';
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

/** Each earning counts on its own day. Read from one index alone. */
export async function sumEarnings(db: Handle, ownerId: string, range: DateRange): Promise<EarningSums[]> {
  const rows = await selectOwnDaySums(db, ownerId, range).execute();
  return rows.map(asSums);
}

/** What adjusts no other earning. */
export async function sumUncorrected(db: Handle, ownerId: string, range: DateRange): Promise<EarningSums[]> {
  const rows = await selectOwnDaySums(db, ownerId, range).where('adjusts_id', 'is', null).execute();
  return rows.map(asSums);
}

// Sums are numeric and arrive as text: a few earnings of the largest amount already exceed int8. Within one earning it holds
// every combination of its parts.
function selectOwnDaySums(db: Handle, ownerId: string, range: DateRange) {
  return db
    .selectFrom('earning')
    .select((eb) => [
      'platform_id',
      'earned_on',
      'currency',
      'has_own_hours',
      eb.cast<number>(eb.fn.countAll(), 'integer').as('earning_count'),
      sql<number>`count(*) filter (where adjusts_id is null and net_micros + taxes_withheld_micros > 0)::integer`.as(
        'paid_count',
      ),
      eb.cast<number>(eb.fn.count('adjusts_id'), 'integer').as('correction_count'),
      eb.fn.sum<string>('gross_micros').as('gross'),
      eb.fn.sum<string>('fees_micros').as('fees'),
      eb.fn.sum<string>('net_micros').as('net'),
      eb.fn.sum<string>('tips_micros').as('tips'),
      eb.fn.sum<string>('taxes_withheld_micros').as('withheld'),
      sql<string>`sum(greatest(net_micros + taxes_withheld_micros, 0))`.as('positive'),
    ])
    .where('user_id', '=', ownerId)
    .where('deleted_at', 'is', null)
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
    .selectFrom(selectTouching(db, ownerId, range).as('correction'))
    .select((eb) => [
      'platform_id',
      'earned_on',
      'happened_on',
      'currency',
      'has_own_hours',
      eb.cast<number>(eb.fn.countAll(), 'integer').as('earning_count'),
      eb.cast<number>(eb.fn.countAll(), 'integer').as('correction_count'),
      sql<number>`0`.as('paid_count'),
      eb.fn.sum<string>('gross_micros').as('gross'),
      eb.fn.sum<string>('fees_micros').as('fees'),
      eb.fn.sum<string>('net_micros').as('net'),
      eb.fn.sum<string>('tips_micros').as('tips'),
      eb.fn.sum<string>('taxes_withheld_micros').as('withheld'),
      sql<string>`sum(greatest(net_micros + taxes_withheld_micros, 0))`.as('positive'),
    ])
    .groupBy(['platform_id', 'earned_on', 'happened_on', 'currency', 'has_own_hours'])
    .execute();
  return rows.map((row) => ({ ...asSums(row), happenedOn: row.happened_on }));
}

// In two halves, so that each starts from an index of its own.
function selectTouching(db: Handle, ownerId: string, { from, to }: DateRange) {
  const happened = selectCorrections(db, ownerId)
    .where('earning.earned_on', '>=', from)
    .where('earning.earned_on', '<=', to);
  const moved = selectCorrections(db, ownerId)
    .where('adjusted.deleted_at', 'is', null)
    .where('adjusted.earned_on', '>=', from)
    .where('adjusted.earned_on', '<=', to)
    .where(({ eb, or }) => or([eb('earning.earned_on', '<', from), eb('earning.earned_on', '>', to)]));
  return happened.unionAll(moved);
}

function selectCorrections(db: Handle, ownerId: string) {
  return db
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
    .where('earning.adjusts_id', 'is not', null);
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

/** Work of one set of platforms and one day by its widest clock; one row for each span, summed where there is none. */
export interface WorkSums {
  platformIds: string[];
  workedOn: LocalDate;
  /** The currency of the earning that the hours were typed with; null for hours of no earning of their own. */
  ownCurrency: Currency | null;
  clock: Clock;
  seconds: number;
  /** Milliseconds since the epoch. */
  startedMs: number | null;
  endedMs: number | null;
}

export interface WorkRange {
  range: DateRange;
  /** Stretches with instants are also given from so many days before and after. */
  reachDays: number;
}

export async function sumWork(db: Handle, ownerId: string, asked: WorkRange): Promise<WorkSums[]> {
  const rows = await db
    .selectFrom(selectStretches(db, ownerId, asked).as('stretch'))
    .select((eb) => [
      'platform_ids',
      'worked_on',
      'own_currency',
      'clock',
      // Numbers, since building so many dates costs more than all of the arithmetic with them.
      sql<
        number | null
      >`trunc(extract(epoch from case when span_clock = clock then started_at end) * 1000)::float8`.as(
        'started',
      ),
      sql<
        number | null
      >`trunc(extract(epoch from case when span_clock = clock then ended_at end) * 1000)::float8`.as('ended'),
      eb.fn.sum<bigint>('seconds').as('seconds'),
    ])
    .groupBy(['platform_ids', 'worked_on', 'own_currency', 'clock', 'started', 'ended'])
    .execute();
  return rows.map((row) => ({
    platformIds: row.platform_ids.split(','),
    workedOn: row.worked_on,
    ownCurrency: row.own_currency,
    clock: row.clock,
    seconds: Number(row.seconds),
    startedMs: row.started,
    endedMs: row.ended,
  }));
}

/** Every piece of work with its platforms and its widest clock. */
function selectStretches(db: Handle, ownerId: string, { range, reachDays }: WorkRange) {
  return db
    .selectFrom('work')
    .innerJoin('work_platform', (join) =>
      join
        .onRef('work_platform.user_id', '=', 'work.user_id')
        .onRef('work_platform.work_id', '=', 'work.id')
        .on('work_platform.user_id', '=', ownerId),
    )
    .leftJoin('earning', (join) =>
      join
        .onRef('earning.user_id', '=', 'work.user_id')
        .onRef('earning.id', '=', 'work.earning_id')
        .on('earning.user_id', '=', ownerId),
    )
    .select([
      'work.worked_on',
      'work.clock as span_clock',
      'work.started_at',
      'work.ended_at',
      // In any order: sorting inside of each group is what this query would mostly do.
      sql<string>`string_agg(work_platform.platform_id::text, ',')`.as('platform_ids'),
      'earning.currency as own_currency',
      sql<Clock>`case
        when work.door_to_door_seconds is not null then 'doorToDoor'
        when work.online_seconds is not null then 'online'
        else 'engaged' end`.as('clock'),
      sql<number>`coalesce(work.door_to_door_seconds, work.online_seconds, work.engaged_seconds)`.as(
        'seconds',
      ),
    ])
    .where('work.user_id', '=', ownerId)
    .where('work.deleted_at', 'is', null)
    .where('work.worked_on', '>=', addDays(range.from, -reachDays))
    .where('work.worked_on', '<=', addDays(range.to, reachDays))
    .where(({ and, eb, or }) =>
      or([
        eb('work.started_at', 'is not', null),
        and([eb('work.worked_on', '>=', range.from), eb('work.worked_on', '<=', range.to)]),
      ]),
    )
    .groupBy(['work.user_id', 'work.id', 'earning.currency']);
}
