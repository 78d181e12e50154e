import { prepared } from '@earntrack/db';
import {
  addDays,
  type Clock,
  type Currency,
  type DateRange,
  type LocalDate,
  type Work,
} from '@earntrack/domain';
import { type RawBuilder, sql } from 'kysely';
import type { Handle } from '../../actor.ts';
import { countedDays, numbersIn, packed, readDays } from './packed.queries.ts';

export interface WorkRange {
  range: DateRange;
  /** Stretches with instants are also given from so many days before and after. */
  reachDays: number;
}

/** Work by its widest clock: each stretch with a start and an end, and alike hours without them in one. */
export async function sumWork(db: Handle, ownerId: string, asked: WorkRange): Promise<Work[]> {
  const { range, reachDays } = asked;
  const { from: reachFrom, to: reachTo } = around(range, reachDays);
  const rows = await workOf(db, { ownerId, ...range, reachFrom, reachTo });
  const dayOf = readDays();
  return rows.flatMap((row) =>
    row.span_clock === null ? hoursOf(row, dayOf) : stretchesOf(row, row.span_clock, dayOf),
  );
}

/** What of it belongs to fewer days. */
export function workWithin(work: readonly Work[], { range, reachDays }: WorkRange): Work[] {
  const reach = around(range, reachDays);
  return work.filter(({ workedOn, span }) => isIn(workedOn, span === null ? range : reach));
}

function isIn(day: LocalDate, { from, to }: DateRange): boolean {
  return from <= day && day <= to;
}

function around({ from, to }: DateRange, days: number): DateRange {
  return { from: addDays(from, -days), to: addDays(to, days) };
}

const widestClock = sql<Clock>`case
  when door_to_door_seconds is not null then 'doorToDoor'
  when online_seconds is not null then 'online'
  else 'engaged' end`;
const widestSeconds = sql<number>`coalesce(door_to_door_seconds, online_seconds, engaged_seconds)`;

const milliseconds = (column: 'started_at' | 'ended_at') =>
  sql<bigint>`(date_part('epoch', ${sql.ref(column)}) * 1000)::int8`;

/** Of the rows for which `condition` is true; null where it is for none. */
function packedWhere(values: RawBuilder<unknown>, condition: RawBuilder<unknown>) {
  return sql<string | null>`${packed(values)} filter (where ${condition})`;
}

interface AskedWork extends DateRange {
  ownerId: string;
  reachFrom: LocalDate;
  reachTo: LocalDate;
}

/** Alike work in one row, so that thousands of pieces are few rows. */
const workOf = prepared((db, { ownerId, from, to, reachFrom, reachTo }: AskedWork) =>
  db
    .selectFrom('work')
    .select((eb) => [
      eb.cast<string>('platform_ids', 'text').as('platform_ids'),
      'own_currency',
      widestClock.as('widest_clock'),
      sql<Clock | null>`case when started_at is not null then clock end`.as('span_clock'),
      packed(countedDays('worked_on')).as('days'),
      packedWhere(widestSeconds, sql`(started_at is null or clock <> ${widestClock})`).as('seconds'),
      packedWhere(milliseconds('started_at'), sql`started_at is not null`).as('starts'),
      packedWhere(milliseconds('ended_at'), sql`started_at is not null`).as('ends'),
    ])
    .where('user_id', '=', ownerId)
    .where('deleted_at', 'is', null)
    .where('worked_on', '>=', reachFrom)
    .where('worked_on', '<=', reachTo)
    .where((eb) =>
      eb.or([
        eb('started_at', 'is not', null),
        eb.and([eb('worked_on', '>=', from), eb('worked_on', '<=', to)]),
      ]),
    )
    .groupBy(['work.platform_ids', 'own_currency', 'widest_clock', 'span_clock']),
);

interface AlikeWork {
  platform_ids: string;
  own_currency: Currency | null;
  widest_clock: Clock;
  days: string;
  /** Of hours without instants, and of stretches that another clock than the widest measures. */
  seconds: string | null;
  starts: string | null;
  ends: string | null;
}

/** Piece by piece; where another clock ran longer than the piece, as hours without one. */
function stretchesOf(row: AlikeWork, spanClock: Clock, dayOf: (day: number) => LocalDate): Work[] {
  const alike = { platformIds: idsIn(row.platform_ids), ownCurrency: row.own_currency };
  const clock = row.widest_clock;
  const [seconds, starts, ends] = [numbersIn(row.seconds), numbersIn(row.starts), numbersIn(row.ends)];
  return numbersIn(row.days).map((day, index) => {
    const workedOn = dayOf(day);
    if (spanClock !== clock) return { ...alike, workedOn, seconds: { [clock]: seconds[index] }, span: null };
    const [startMs = 0, endMs = 0] = [starts[index], ends[index]];
    const span = { startMs, endMs, clock };
    return { ...alike, workedOn, seconds: { [clock]: Math.ceil((endMs - startMs) / 1000) }, span };
  });
}

/** Hours that were typed as such, those of a day in one. */
function hoursOf(row: AlikeWork, dayOf: (day: number) => LocalDate): Work[] {
  const seconds = numbersIn(row.seconds);
  const byDay = new Map<number, number>();
  for (const [index, day] of numbersIn(row.days).entries())
    byDay.set(day, (byDay.get(day) ?? 0) + (seconds[index] ?? 0));
  const alike = { platformIds: idsIn(row.platform_ids), ownCurrency: row.own_currency, span: null };
  return [...byDay].map(([day, sum]) => ({
    ...alike,
    workedOn: dayOf(day),
    seconds: { [row.widest_clock]: sum },
  }));
}

function idsIn(array: string): string[] {
  return array.slice(1, -1).split(',');
}
