import { addDays, type Clock, type Currency, type DateRange, type LocalDate } from '@earntrack/domain';
import { sql } from 'kysely';
import type { Handle } from '../../actor.ts';

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

export async function sumWork(
  db: Handle,
  ownerId: string,
  { range, reachDays }: WorkRange,
): Promise<WorkSums[]> {
  const reach = { from: addDays(range.from, -reachDays), to: addDays(range.to, reachDays) };
  return [...(await listSpans(db, ownerId, reach)), ...(await sumHoursWithoutSpan(db, ownerId, range))];
}

/** Work with a start and an end, piece by piece; where another clock ran longer than the piece, as hours without one. */
async function listSpans(db: Handle, ownerId: string, range: DateRange): Promise<WorkSums[]> {
  const rows = await selectWork(db, ownerId, range)
    .where('started_at', 'is not', null)
    .where(widestSeconds, '>', 0)
    .select((eb) => [
      'clock as span_clock',
      eb.fn.sum<bigint>(widestSeconds).as('seconds'),
      // Alike pieces in one row, and as numbers: thousands of rows and dates cost more than all of the arithmetic.
      sql<string>`array_agg(round(date_part('epoch', started_at) * 1000)::int8)::text`.as('starts'),
      sql<string>`array_agg(round(date_part('epoch', ended_at) * 1000)::int8)::text`.as('ends'),
    ])
    .groupBy(['work.platform_ids', 'worked_on', 'own_currency', 'widest_clock', 'span_clock'])
    .execute();
  const idsOf = readIds();
  return rows.flatMap((row) => piecesOf(row, workOf(row, idsOf)));
}

interface AlikePieces {
  widest_clock: Clock;
  span_clock: Clock;
  seconds: bigint;
  starts: string;
  ends: string;
}

function piecesOf(row: AlikePieces, alike: ReturnType<typeof workOf>): WorkSums[] {
  if (row.span_clock !== row.widest_clock) {
    return [{ ...alike, seconds: Number(row.seconds), startedMs: null, endedMs: null }];
  }
  const ends = numbersIn(row.ends);
  return numbersIn(row.starts).map((startedMs, index) => {
    const endedMs = ends[index] ?? startedMs;
    return { ...alike, seconds: Math.ceil((endedMs - startedMs) / 1000), startedMs, endedMs };
  });
}

/** Hours that were typed as such, alike ones in one. */
async function sumHoursWithoutSpan(db: Handle, ownerId: string, range: DateRange): Promise<WorkSums[]> {
  const rows = await selectWork(db, ownerId, range)
    .where('started_at', 'is', null)
    .select((eb) => eb.fn.sum<bigint>(widestSeconds).as('seconds'))
    .groupBy(['work.platform_ids', 'worked_on', 'own_currency', 'widest_clock'])
    .execute();
  const idsOf = readIds();
  return rows.map((row) => ({
    ...workOf(row, idsOf),
    seconds: Number(row.seconds),
    startedMs: null,
    endedMs: null,
  }));
}

interface WorkRow {
  platform_ids: string;
  worked_on: LocalDate;
  own_currency: Currency | null;
  widest_clock: Clock;
}

function workOf(row: WorkRow, idsOf: (text: string) => string[]) {
  return {
    platformIds: idsOf(row.platform_ids),
    workedOn: row.worked_on,
    ownCurrency: row.own_currency,
    clock: row.widest_clock,
  };
}

function numbersIn(array: string): number[] {
  return array.slice(1, -1).split(',').map(Number);
}

const widestClock = sql<Clock>`case
  when door_to_door_seconds is not null then 'doorToDoor'
  when online_seconds is not null then 'online'
  else 'engaged' end`;
const widestSeconds = sql<number>`coalesce(door_to_door_seconds, online_seconds, engaged_seconds)`;

function selectWork(db: Handle, ownerId: string, range: DateRange) {
  return db
    .selectFrom('work')
    .select((eb) => [
      eb.cast<string>('platform_ids', 'text').as('platform_ids'),
      'worked_on',
      'own_currency',
      widestClock.as('widest_clock'),
    ])
    .where('user_id', '=', ownerId)
    .where('deleted_at', 'is', null)
    .where('worked_on', '>=', range.from)
    .where('worked_on', '<=', range.to);
}

/** Reads arrays of ids, of which there are thousands, but few that differ. */
function readIds(): (text: string) => string[] {
  const known = new Map<string, string[]>();
  return (text) => {
    const ids = known.get(text) ?? text.slice(1, -1).split(',');
    known.set(text, ids);
    return ids;
  };
}
