import { type Clock, MAX_WORK_SECONDS } from '@earntrack/domain';
import { parseMoment, secondsBetween } from './date-cells.ts';
import type { Decisions } from './decisions.ts';
import { parseClock, parseHours } from './hours-cell.ts';
import { momentText } from './moments.ts';
import { quoted } from './problem.ts';
import { textOf } from './row-texts.ts';
import type { SourceRow } from './source-rows.ts';

const DAY_SECONDS = 86_400;

/** The work of one row. */
export interface RowWork {
  /** Zero when there is none, null when it cannot be read. */
  seconds: number | null;
  clock: Clock | null;
  /** Why the row cannot be recorded. */
  fault: string | null;
}

/** Reads the duration of a row: the one that it says, else the time from its start to its end. */
export function readWork(source: SourceRow, decisions: Decisions): RowWork {
  const duration = textOf(source, decisions, 'hours');
  const { durationIn } = decisions.match.layout;
  const seconds = duration === '' ? fromStartToEnd(source, decisions) : parseHours(duration, durationIn);
  const clockCell = textOf(source, decisions, 'clock');
  const clock =
    clockCell === '' ? (decisions.match.layout.clock ?? parseClock(clockCell)) : parseClock(clockCell);
  if (seconds !== null && clock !== null) return { seconds, clock, fault: null };
  const end = momentText(source, decisions.match, 'end');
  return { seconds, clock, fault: faultIn(seconds, { duration, clockCell, end }) };
}

/** Null when the two do not say how long it took. */
function fromStartToEnd(source: SourceRow, { match, dateOrder, dayRule }: Decisions): number | null {
  const endText = momentText(source, match, 'end');
  if (endText === '') return 0;
  const start = parseMoment(momentText(source, match, 'start'), dateOrder);
  if (start === null) return null;
  const hasEndDate = match.places.text.endDate !== undefined;
  const end = parseMoment(hasEndDate ? endText : `${start.date} ${endText}`, dateOrder);
  const between = end && secondsBetween(start, end, dayRule);
  if (between === null) return null;
  // An end without a date that is before the start is on the next day.
  const seconds = between < 0 && !hasEndDate ? between + DAY_SECONDS : between;
  return seconds < 0 || seconds > MAX_WORK_SECONDS ? null : seconds;
}

function faultIn(
  seconds: number | null,
  { duration, clockCell, end }: { duration: string; clockCell: string; end: string },
): string {
  if (seconds !== null) return `${quoted(clockCell)} is no clock: engaged, online or doorToDoor`;
  return duration === ''
    ? `${quoted(end)} is not after the start, or more than a week after it`
    : `${quoted(duration)} is no duration of up to a week: give longer times in several rows`;
}
