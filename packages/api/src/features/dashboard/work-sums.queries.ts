import {
  addDays,
  asLocalDate,
  type Clock,
  type Currency,
  type DateRange,
  type LocalDate,
  type Work,
} from '@earntrack/domain';
import { sql } from 'kysely';
import type { Handle } from '../../actor.ts';

export interface WorkRange {
  range: DateRange;
  /** Stretches with instants are also given from so many days before and after. */
  reachDays: number;
}

/** Work by its widest clock: each stretch with a start and an end, and alike hours without them in one. */
export async function sumWork(db: Handle, ownerId: string, { range, reachDays }: WorkRange): Promise<Work[]> {
  const reach = { from: addDays(range.from, -reachDays), to: addDays(range.to, reachDays) };
  return [...(await listSpans(db, ownerId, reach)), ...(await sumHoursWithoutSpan(db, ownerId, range))];
}

/** Work with a start and an end, piece by piece; where another clock ran longer than the piece, as hours without one. */
async function listSpans(db: Handle, ownerId: string, range: DateRange): Promise<Work[]> {
  const rows = await selectWork(db, ownerId, range)
    .where('started_at', 'is not', null)
    .where(widestSeconds, '>', 0)
    .select([
      'clock as span_clock',
      // A few rows of long arrays, and all of it as numbers: thousands of rows and dates cost more than all of the arithmetic.
      sql<string>`array_agg(worked_on - ${FIRST_DAY}::date)::text`.as('days'),
      sql<string | null>`array_agg(${widestSeconds}) filter (where clock <> ${widestClock})::text`.as(
        'seconds',
      ),
      sql<string>`array_agg((date_part('epoch', started_at) * 1000)::int8)::text`.as('starts'),
      sql<string>`array_agg((date_part('epoch', ended_at) * 1000)::int8)::text`.as('ends'),
    ])
    .groupBy(['work.platform_ids', 'own_currency', 'widest_clock', 'span_clock'])
    .execute();
  const dayOf = readDays();
  return rows.flatMap((row) => piecesOf(row, dayOf));
}

interface AlikePieces extends AlikeWork {
  span_clock: Clock;
  days: string;
  /** Only where the clock of the pieces is not the widest. */
  seconds: string | null;
  starts: string;
  ends: string;
}

function piecesOf(row: AlikePieces, dayOf: (day: number) => LocalDate): Work[] {
  const alike = { platformIds: idsIn(row.platform_ids), ownCurrency: row.own_currency };
  const clock = row.widest_clock;
  const [seconds, starts, ends] = [numbersIn(row.seconds), numbersIn(row.starts), numbersIn(row.ends)];
  return numbersIn(row.days).map((day, index) => {
    const workedOn = dayOf(day);
    if (row.span_clock !== clock)
      return { ...alike, workedOn, seconds: { [clock]: seconds[index] }, span: null };
    const [startMs = 0, endMs = 0] = [starts[index], ends[index]];
    const span = { startMs, endMs, clock };
    return { ...alike, workedOn, seconds: { [clock]: Math.ceil((endMs - startMs) / 1000) }, span };
  });
}

/** Hours that were typed as such, alike ones in one. */
async function sumHoursWithoutSpan(db: Handle, ownerId: string, range: DateRange): Promise<Work[]> {
  const rows = await selectWork(db, ownerId, range)
    .where('started_at', 'is', null)
    .select((eb) => ['worked_on', eb.fn.sum<bigint>(widestSeconds).as('seconds')])
    .groupBy(['work.platform_ids', 'worked_on', 'own_currency', 'widest_clock'])
    .execute();
  return rows.map((row) => ({
    platformIds: idsIn(row.platform_ids),
    workedOn: row.worked_on,
    ownCurrency: row.own_currency,
    seconds: { [row.widest_clock]: Number(row.seconds) },
    span: null,
  }));
}

interface AlikeWork {
  platform_ids: string;
  own_currency: Currency | null;
  widest_clock: Clock;
}

/** From here days are counted between PostgreSQL and us. */
const FIRST_DAY = asLocalDate('2000-01-01');

/** Reads counted days, of which there are thousands, but few that differ. */
function readDays(): (day: number) => LocalDate {
  const known = new Map<number, LocalDate>();
  return (day) => {
    const date = known.get(day) ?? addDays(FIRST_DAY, day);
    known.set(day, date);
    return date;
  };
}

function idsIn(array: string): string[] {
  return array.slice(1, -1).split(',');
}

function numbersIn(array: string | null): number[] {
  return (array ?? '{}').slice(1, -1).split(',').map(Number);
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
      'own_currency',
      widestClock.as('widest_clock'),
    ])
    .where('user_id', '=', ownerId)
    .where('deleted_at', 'is', null)
    .where('worked_on', '>=', range.from)
    .where('worked_on', '<=', range.to);
}
