import { addDays, type Clock, type Currency, type DateRange, type LocalDate } from '@earntrack/domain';
import { sql } from 'kysely';
import type { Handle } from '../../actor.ts';

/** Sums over the earnings of one platform, day and currency that are alike in having their own hours or not. */
export interface EarningSums {
  platformId: string;
  earnedOn: LocalDate;
  currency: Currency;
  hasOwnHours: boolean;
  earningCount: number;
  grossMicros: bigint;
  feesMicros: bigint;
  netMicros: bigint;
  tipsMicros: bigint;
  beforeTaxMicros: bigint;
  /** The positive part of the money before tax. */
  positiveMicros: bigint;
}

// Sums are numeric and arrive as text: a few earnings of the largest amount already exceed int8.
export async function sumEarnings(db: Handle, ownerId: string, range: DateRange): Promise<EarningSums[]> {
  const rows = await db
    .selectFrom('earning')
    .select((eb) => [
      'platform_id',
      'earned_on',
      'currency',
      'has_own_hours',
      eb.cast<number>(eb.fn.countAll(), 'integer').as('earning_count'),
      eb.fn.sum<string>('gross_micros').as('gross'),
      eb.fn.sum<string>('fees_micros').as('fees'),
      eb.fn.sum<string>('net_micros').as('net'),
      eb.fn.sum<string>('tips_micros').as('tips'),
      sql<string>`sum(net_micros::numeric + taxes_withheld_micros)`.as('before_tax'),
      sql<string>`sum(greatest(net_micros::numeric + taxes_withheld_micros, 0))`.as('positive'),
    ])
    .where('user_id', '=', ownerId)
    .where('deleted_at', 'is', null)
    .where('earned_on', '>=', range.from)
    .where('earned_on', '<=', range.to)
    .groupBy(['platform_id', 'earned_on', 'currency', 'has_own_hours'])
    .execute();
  return rows.map((row) => ({
    platformId: row.platform_id,
    earnedOn: row.earned_on,
    currency: row.currency,
    hasOwnHours: row.has_own_hours,
    earningCount: row.earning_count,
    grossMicros: BigInt(row.gross),
    feesMicros: BigInt(row.fees),
    netMicros: BigInt(row.net),
    tipsMicros: BigInt(row.tips),
    beforeTaxMicros: BigInt(row.before_tax),
    positiveMicros: BigInt(row.positive),
  }));
}

/** Work of one set of platforms and one day by its widest clock; one row for each span, summed where there is none. */
export interface WorkSums {
  platformIds: string[];
  workedOn: LocalDate;
  /** The currency of the earning that the hours were typed with; null for hours of no earning of their own. */
  ownCurrency: Currency | null;
  clock: Clock;
  seconds: number;
  startedAt: Date | null;
  endedAt: Date | null;
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
      sql<Date | null>`case when span_clock = clock then started_at end`.as('started'),
      sql<Date | null>`case when span_clock = clock then ended_at end`.as('ended'),
      eb.fn.sum<bigint>('seconds').as('seconds'),
    ])
    .groupBy(['platform_ids', 'worked_on', 'own_currency', 'clock', 'started', 'ended'])
    .execute();
  return rows.map((row) => ({
    platformIds: row.platform_ids,
    workedOn: row.worked_on,
    ownCurrency: row.own_currency,
    clock: row.clock,
    seconds: Number(row.seconds),
    startedAt: row.started,
    endedAt: row.ended,
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
      sql<string[]>`array_agg(work_platform.platform_id::text order by work_platform.platform_id)`.as(
        'platform_ids',
      ),
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
