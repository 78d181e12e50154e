import { addDays, dateAt, type LocalDate, type Weekday, weekdayOf } from './local-date.ts';

/** A piece of time inside one hour of the wall clock. */
export interface LocalHourPiece {
  startMs: number;
  endMs: number;
  /** The calendar day of the wall clock. */
  day: LocalDate;
  /** 0–23. */
  hour: number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How far the wall clock of a zone is ahead of UTC at an instant, in milliseconds. */
export type OffsetAt = (ms: number) => number;

/** What was looked up of each zone: they change no sooner than the runtime does. Where there is no room it begins anew. */
const zones = new Map<string, OffsetAt>();
const MOST_ZONES = 100;
const MOST_DAYS = 10_000;

/**
 * The offsets of a zone, each day of UTC looked up once; only on days on which the clocks change, each instant.
 * Throws a RangeError for an unknown zone.
 */
export function offsetsOf(timeZone: string): OffsetAt {
  const known = zones.get(timeZone);
  if (known !== undefined) return known;
  const offsets = offsetsByDay(timeZone);
  if (zones.size >= MOST_ZONES) zones.clear();
  zones.set(timeZone, offsets);
  return offsets;
}

function offsetsByDay(timeZone: string): OffsetAt {
  const days = new Map<number, number | null>();
  return (ms) => {
    const day = Math.floor(ms / DAY_MS);
    const known = days.get(day);
    if (known !== undefined) return known ?? lookUp(ms, timeZone);
    const [first, last] = [lookUp(day * DAY_MS, timeZone), lookUp((day + 1) * DAY_MS - 1, timeZone)];
    if (days.size >= MOST_DAYS) days.clear();
    days.set(day, first === last ? first : null);
    return first === last ? first : lookUp(ms, timeZone);
  };
}

function lookUp(ms: number, timeZone: string): number {
  const zoned = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone);
  return zoned.offsetNanoseconds / 1_000_000;
}

/**
 * Cuts a stretch at every full hour of the wall clock. An hour that the clocks repeat gives two pieces of the same name, one
 * that they skip none: the pieces together are always the real time that passed.
 */
export function localHours(span: { startMs: number; endMs: number }, offsetAt: OffsetAt): LocalHourPiece[] {
  const pieces: LocalHourPiece[] = [];
  let startMs = span.startMs;
  while (startMs < span.endMs) {
    const localMs = startMs + offsetAt(startMs);
    const hours = Math.floor(localMs / HOUR_MS);
    const endMs = Math.min(startMs + (hours + 1) * HOUR_MS - localMs, span.endMs);
    pieces.push({ startMs, endMs, day: dateAt(localMs), hour: ((hours % 24) + 24) % 24 });
    startMs = endMs;
  }
  return pieces;
}

/**
 * The weekday to whose business day an hour of the wall clock belongs: with a cut-off at 04:00, what is worked at 03:00 on
 * a Friday is of Thursday. An hour belongs where it starts.
 */
export function businessWeekday(
  { day, hour }: { day: LocalDate; hour: number },
  cutoffMinutes: number,
): Weekday {
  return weekdayOf(hour * 60 < cutoffMinutes ? addDays(day, -1) : day);
}
