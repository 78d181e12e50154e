import { type Clock, MAX_WORK_SECONDS } from '@earntrack/domain';
import { wallSecondsBetween } from '../cells/date-cells.ts';
import { isDuration, parseClock, parseHours, secondsOfClockInMinutes } from '../cells/hours-cell.ts';
import type { TextRole } from '../preset.ts';
import type { SourceRow } from '../table/source-rows.ts';
import { readBreaks } from './breaks.ts';
import type { Decisions } from './decisions.ts';
import { MOMENT_ROLES, momentText } from './moments.ts';
import { type Reason, reasonOfCell } from './reasons.ts';
import { inColumns, textOf } from './row-texts.ts';
import { betweenMoments, fromStartToEnd } from './start-to-end.ts';

/** The work of one row. */
export interface RowWork {
  /** Zero when there is none, null when it cannot be read. */
  seconds: number | null;
  clock: Clock | null;
  /** Why the row cannot be recorded. */
  fault: Reason | null;
}

const NO_BREAKS = { seconds: 0, fault: null };

/** Reads the duration of a row: the one that it says, else the time from its start to its end without its breaks. */
export function readWork(source: SourceRow, decisions: Decisions): RowWork {
  const duration = textOf(source, decisions, 'hours');
  const { durationIn } = decisions.match.layout;
  const whole =
    duration === ''
      ? fromStartToEnd(source, decisions)
      : (parseHours(duration, durationIn) ?? asStartAndEndSay(duration, source, decisions));
  const breaks = duration === '' && whole ? readBreaks(source, whole, decisions) : NO_BREAKS;
  const clockCell = textOf(source, decisions, 'clock');
  const clock =
    clockCell === '' ? (decisions.match.layout.clock ?? parseClock(clockCell)) : parseClock(clockCell);
  if (breaks.fault !== null) return { seconds: null, clock, fault: breaks.fault };
  const seconds = whole === null ? null : whole - breaks.seconds;
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

/**
 * What a row shows from its start to its end, where work is counted otherwise: the clock on the wall, which does not depend on a zone, with
 * the breaks in it. By that it is known, so that neither a zone nor a break that somebody says later makes another row of it. Null where it
 * is what counts.
 */
export function shownSeconds(source: SourceRow, decisions: Decisions): number | null {
  const { endDate, endTime, breaks } = decisions.match.places.text;
  if ((endDate ?? endTime) === undefined || textOf(source, decisions, 'hours') !== '') return null;
  return onTheWall(source, decisions) ?? (breaks === undefined ? null : fromStartToEnd(source, decisions));
}

function onTheWall(source: SourceRow, decisions: Decisions): number | null {
  const { timeZone, usualZone, isInUtc } = decisions.dayRule;
  if ((timeZone ?? usualZone) === undefined || isInUtc) return null;
  return betweenMoments(source, decisions, (start, end) =>
    start.offset === null && end.offset === null && start.time && end.time
      ? wallSecondsBetween(start, end)
      : null,
  );
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
