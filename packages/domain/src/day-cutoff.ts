import { asLocalDate, type LocalDate } from './local-date.ts';

/**
 * The business day on which an instant falls: its calendar date in `timeZone`, or the day before while the clock there
 * shows less than `cutoffMinutes` after midnight (Uber's day starts at 04:00: 240). `instant` is ISO 8601 with an offset
 * or Z. Throws a RangeError for an unknown zone or an instant that cannot be read.
 */
export function businessDayOf(instant: string, timeZone: string, cutoffMinutes = 0): LocalDate {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  const minutes = local.hour * 60 + local.minute;
  const day = minutes < cutoffMinutes ? local.toPlainDate().subtract({ days: 1 }) : local.toPlainDate();
  return asLocalDate(day.toString());
}

/** Real seconds from start to end, whatever the clocks did in between. Throws a RangeError for unreadable instants. */
export function elapsedSeconds(startedAt: string, endedAt: string): number {
  const start = Temporal.Instant.from(startedAt).epochMilliseconds;
  return Math.round((Temporal.Instant.from(endedAt).epochMilliseconds - start) / 1000);
}

/**
 * Real seconds from one time of the clock on the wall to another, like "2026-03-28T22:00:00", in a zone. An hour that the clock shows
 * twice is the first one, but for an end that would then be before the start. Throws a RangeError for an unknown zone.
 */
export function elapsedLocalSeconds(startedAt: string, endedAt: string, timeZone: string): number {
  const msAt = (text: string, disambiguation: 'compatible' | 'later') =>
    Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone, { disambiguation }).epochMilliseconds;
  const start = msAt(startedAt, 'compatible');
  const first = msAt(endedAt, 'compatible');
  const end = first < start ? msAt(endedAt, 'later') : first;
  return Math.round((end - start) / 1000);
}

/** True for a name of the IANA time-zone database that this runtime knows and can count days in. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    // Intl knows names like "PST" that Temporal does not; Temporal takes whole instants that hold a zone.
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    // An unknown name is the answer "no", not a fault.
    return false;
  }
}
