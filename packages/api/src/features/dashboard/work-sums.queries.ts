import {
  addDays,
  type Clock,
  type Currency,
  type DateRange,
  type LocalDate,
  type Work,
} from '@earntrack/domain';
import { sql } from 'kysely';
import type { Handle } from '../../actor.ts';
import { meanwhile } from './meanwhile.ts';
import { FIRST_DAY, numbersIn, readDays } from './packed.ts';

export interface WorkRange {
  range: DateRange;
  /** Stretches with instants are also given from so many days before and after. */
  reachDays: number;
}

/**
 * Work by its widest clock: each stretch with a start and an end, and alike hours without them in one. Resolves once it is
 * there, to what reads it.
 */
export async function askWork(
  db: Handle,
  ownerId: string,
  { range, reachDays }: WorkRange,
): Promise<() => Work[]> {
  const reach = { from: addDays(range.from, -reachDays), to: addDays(range.to, reachDays) };
  const spans = await selectSpans(db, ownerId, reach).execute();
  const dayOf = readDays();
  const [hours, pieces] = await meanwhile(selectHours(db, ownerId, range).execute(), () =>
    spans.flatMap((row) => piecesOf(row, dayOf)),
  );
  return () => [...pieces, ...hours.map(hoursOf)];
}

/** The same, read at once. */
export async function sumWork(db: Handle, ownerId: string, asked: WorkRange): Promise<Work[]> {
  const read = await askWork(db, ownerId, asked);
  return read();
}

/** Work with a start and an end, piece by piece; where another clock ran longer than the piece, as hours without one. */
function selectSpans(db: Handle, ownerId: string, range: DateRange) {
  return selectWork(db, ownerId, range)
    .where('started_at', 'is not', null)
    .where(widestSeconds, '>', 0)
    .select([
      'clock as span_clock',
      sql<string>`array_agg(worked_on - ${FIRST_DAY}::date)::text`.as('days'),
      sql<string | null>`array_agg(${widestSeconds}) filter (where clock <> ${widestClock})::text`.as(
        'seconds',
      ),
      sql<string>`array_agg((date_part('epoch', started_at) * 1000)::int8)::text`.as('starts'),
      sql<string>`array_agg((date_part('epoch', ended_at) * 1000)::int8)::text`.as('ends'),
    ])
    .groupBy(['work.platform_ids', 'own_currency', 'widest_clock', 'span_clock']);
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
function selectHours(db: Handle, ownerId: string, range: DateRange) {
  return selectWork(db, ownerId, range)
    .where('started_at', 'is', null)
    .select((eb) => ['worked_on', eb.fn.sum<bigint>(widestSeconds).as('seconds')])
    .groupBy(['work.platform_ids', 'worked_on', 'own_currency', 'widest_clock']);
}

interface AlikeHours extends AlikeWork {
  worked_on: LocalDate;
  seconds: bigint;
}

function hoursOf(row: AlikeHours): Work {
  return {
    platformIds: idsIn(row.platform_ids),
    workedOn: row.worked_on,
    ownCurrency: row.own_currency,
    seconds: { [row.widest_clock]: Number(row.seconds) },
    span: null,
  };
}

interface AlikeWork {
  platform_ids: string;
  own_currency: Currency | null;
  widest_clock: Clock;
}

function idsIn(array: string): string[] {
  return array.slice(1, -1).split(',');
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
