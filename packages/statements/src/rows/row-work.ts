import { addDays, type Clock, MAX_WORK_SECONDS } from '@earntrack/domain';
import { type Moment, parseMoment, secondsBetween, wallSecondsBetween } from '../cells/date-cells.ts';
import { isDuration, parseClock, parseHours, secondsOfClockInMinutes } from '../cells/hours-cell.ts';
import type { TextRole } from '../preset.ts';
import type { SourceRow } from '../table/source-rows.ts';
import type { Decisions } from './decisions.ts';
import { MOMENT_ROLES, momentText } from './moments.ts';
import { type Reason, reasonOfCell } from './reasons.ts';
import { inColumns, textOf } from './row-texts.ts';

/** The work of one row. */
export interface RowWork {
  /** Zero when there is none, null when it cannot be read. */
  seconds: number | null;
  clock: Clock | null;
  /** Why the row cannot be recorded. */
  fault: Reason | null;
}

/** Reads the duration of a row: the one that it says, else the time from its start to its end. */
export function readWork(source: SourceRow, decisions: Decisions): RowWork {
  const duration = textOf(source, decisions, 'hours');
  const { durationIn } = decisions.match.layout;
  const seconds =
    duration === ''
      ? fromStartToEnd(source, decisions)
      : (parseHours(duration, durationIn) ?? asStartAndEndSay(duration, source, decisions));
  const clockCell = textOf(source, decisions, 'clock');
  const clock =
    clockCell === '' ? (decisions.match.layout.clock ?? parseClock(clockCell)) : parseClock(clockCell);
  if (seconds !== null && clock !== null) return { seconds, clock, fault: null };
  const end = momentText(source, decisions.match, 'end');
  return { seconds, clock, fault: faultIn(seconds, { duration, clockCell, end, decisions }) };
}

/** What "0:45 min" is, where from the start of the row to its end it took as long; null where that does not tell. */
function asStartAndEndSay(duration: string, source: SourceRow, decisions: Decisions): number | null {
  const perhaps = secondsOfClockInMinutes(duration);
  if (perhaps.length < 2 || momentText(source, decisions.match, 'end') === '') return null;
  const shown = betweenMoments(source, decisions, wallSecondsBetween);
  return perhaps.find((seconds) => seconds === shown && seconds <= MAX_WORK_SECONDS) ?? null;
}

/** Null when the two do not say how long it took. */
function fromStartToEnd(source: SourceRow, decisions: Decisions): number | null {
  if (momentText(source, decisions.match, 'end') === '') return 0;
  const seconds = betweenMoments(source, decisions, (start, end) =>
    secondsBetween(start, end, decisions.dayRule),
  );
  return seconds === null || seconds < 0 || seconds > MAX_WORK_SECONDS ? null : seconds;
}

/**
 * What the clock on the wall shows from the start of a row to its end, where work is counted otherwise: by that it is known, for it does
 * not depend on a zone. Null where it is not.
 */
export function shownSeconds(source: SourceRow, decisions: Decisions): number | null {
  const { match, dayRule } = decisions;
  const isCounted = match.places.text.endDate !== undefined || match.places.text.endTime !== undefined;
  if (!isCounted || (dayRule.timeZone ?? dayRule.usualZone) === undefined) return null;
  if (textOf(source, decisions, 'hours') !== '' || dayRule.isInUtc) return null;
  return betweenMoments(source, decisions, (start, end) =>
    start.offset === null && end.offset === null && start.time && end.time
      ? wallSecondsBetween(start, end)
      : null,
  );
}

/** From the start of a row to its end; an end without a date that is before the start is on the next day. */
function betweenMoments(
  source: SourceRow,
  { match, dateOrder }: Decisions,
  between: (start: Moment, end: Moment) => number | null,
): number | null {
  const start = parseMoment(momentText(source, match, 'start'), dateOrder);
  if (start === null) return null;
  const endText = momentText(source, match, 'end');
  const hasEndDate = match.places.text.endDate !== undefined;
  const end = parseMoment(hasEndDate ? endText : `${start.date} ${endText}`, dateOrder);
  if (end === null) return null;
  const seconds = between(start, end);
  if (seconds === null || seconds >= 0 || hasEndDate) return seconds;
  return between(start, { ...end, date: addDays(end.date, 1) });
}

function faultIn(
  seconds: number | null,
  {
    duration,
    clockCell,
    end,
    decisions,
  }: { duration: string; clockCell: string; end: string; decisions: Decisions },
): Reason {
  const about = (cell: string, roles: readonly TextRole[], said: string) =>
    reasonOfCell(cell, (what) => `${what} ${inColumns(decisions, roles)} ${said}`);
  if (seconds !== null) return about(clockCell, ['clock'], 'is no clock: engaged, online or doorToDoor');
  if (duration === '')
    return about(end, MOMENT_ROLES.end, 'is not after the start, or more than a week after it');
  if (secondsOfClockInMinutes(duration).length > 1)
    return about(
      duration,
      ['hours'],
      'may be hours and minutes, or minutes and seconds: write it like 0:45 h or 45 min',
    );
  const wanted = isDuration(duration)
    ? 'of up to a week: give longer times in several rows'
    : 'like 3.5, 3:30 or 3h 30m';
  return about(duration, ['hours'], `is no duration ${wanted}`);
}
