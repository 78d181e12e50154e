import {
  addDays,
  addMonths,
  businessDayOf,
  elapsedLocalSeconds,
  elapsedSeconds,
  isLocalDate,
  isTimeZone,
  type LocalDate,
} from '@earntrack/domain';
import { AS_WRITTEN, type DateOrder } from '../preset.ts';
import { ask, askDateOrder, type CellPlace, placed, quoted, refuse } from '../problem.ts';
import type { QuestionedDate } from '../statement.ts';
import { withoutMarks } from './direction-marks.ts';
import { monthNumber } from './months.ts';
import { withoutWeekday } from './weekdays.ts';

/** The first cell of a text, with what that means in either order. */
export interface DateCell extends CellPlace {
  text: string;
  monthFirst: Moment | null;
  dayFirst: Moment | null;
}

/** How moments are put on days. */
export interface DayRule {
  /** The zone that the person named. */
  timeZone?: string | undefined;
  /** The layout's zone or `asWritten`, where the person named none. */
  usualZone?: string | undefined;
  /** Times without a zone are in UTC. */
  isInUtc?: boolean;
  /** When the day begins. */
  startsAtMinutes?: number;
}

/** What a cell says: a date of the calendar and, where it says them, a time and how far that is from UTC. */
export interface Moment {
  date: LocalDate;
  time: { hours: number; minutes: number; seconds: number } | null;
  /** "Z" or like "+01:00"; null for local time. */
  offset: string | null;
}

/** No date is longer; searching longer cells for a time would take time that grows with its square. */
const DATE_LENGTH = 60;
/** With spaces around. */
const LONGEST_CELL = 200;
const MAX_OFFSET_HOURS = 14;

const TIME =
  /[T, ]+(?:(?:at|um|à|om|kl\.?) )?(\d{1,2})[:h](\d{2})(?::(\d{2})(?:[.,]\d+)?)? ?([ap]\.? ?m\.?)?$/i;
/** What follows a time: letters for UTC, or an offset, after which its zone may stand: "+0100 CET", "+0400 +04", "+01". */
const ZONE =
  /(\d|[ap]\.?m\.?) ?(?:(Z|UTC|GMT)|(?:UTC|GMT)?([+-])(\d{2}):?(\d{2})?(?: (?:[A-Z]{1,5}|[+-]\d{2,4}))?)$/i;
/** As browsers write it behind an offset: "GMT+0100 (Central European Standard Time)". */
const ZONE_IN_BRACKETS = /(?<=[+-]\d{4}) \([^()]{1,60}\)$/;
const ZONE_LETTERS = /(\d|[ap]\.?m\.?|[AP]\.?M\.?) [A-Z]{2,5}$/;
const YEAR_FIRST = /^(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2})|(\d{2})(\d{2}))$/;
const NUMERIC = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/;
/** Only where two numbers stand before the year, their order matters. */
const HAS_ORDER = /\d[-/]\d{1,2}[-/]\d/;
/** 2026年9月1日, and the same in Korean; the day of the week may follow in brackets. */
const YEAR_MARKED =
  /^(\d{4}) ?[年년] ?(\d{1,2}) ?[月월](?: ?(\d{1,2}) ?[日일](?: ?\([月火水木金土日월화수목금토일]\))?)?/u;
/** As some languages write it, with a space after each point. */
const SPACED = /^(\d{1,2})\. (\d{1,2})\. (?=\d{2,4}(?:\D|$))/;
/** The same with the year first and a point after the day: "2026. 3. 1." */
const YEAR_POINTED = /^(\d{4})\. ?(\d{1,2})\. ?(\d{1,2})\.(?=[ ,T]|$)/;
const MONTH_ALONE = /^(?:(\d{4})[-/](\d{1,2})|(\d{1,2})\/(\d{4})|(\p{L}{3,12})\.?(?: de)? (\d{4}))$/iu;
/** From one day to another: with a long dash, a hyphen between spaces, "to", or a slash between dates like 2026-09-07. */
const SPAN = /^(.{1,20}?)(?: ?[–—] ?| - | to |(?<=-\d\d)\/(?=\d{4}-))(.{1,20})$/;
const MONTH_NAMED_FIRST =
  /^(\p{L}{3,12})\.?[ -](\d{1,2})(?:st|nd|rd|th)?(?:(?:, ?|[ -])(\d{4})|, ?(\d{2}))$/iu;
/** With hyphens all around: "Mar 05-26" would be three weeks, and this is a day of 2026. */
const MONTH_NAMED_WITH_HYPHENS = /^(\p{L}{3,12})-(\d{1,2})-(\d{2})$/u;
const MONTH_NAMED_SECOND =
  /^(\d{1,2})(?:st|nd|rd|th|er|re|[.ºª°])?(?:[ /-]| de )(\p{L}{3,12})\.?,?(?:[ /-]| del? )(\d{4}|\d{2})$/iu;
const MONTH_NAMED_AFTER_YEAR = /^(\d{4})[ /-](\p{L}{3,12})\.?[ /-](\d{1,2})$/iu;

/** Reads a cell in both orders of day and month. */
export function dateCell({ row, column }: CellPlace, text: string): DateCell {
  const monthFirst = parseMoment(text, 'monthFirst');
  return {
    row,
    column,
    text,
    monthFirst,
    dayFirst: HAS_ORDER.test(text) ? parseMoment(text, 'dayFirst') : monthFirst,
  };
}

/** The moment that a cell means, or null when it means none. */
export function parseMoment(cell: string, order: DateOrder): Moment | null {
  if (cell.length > LONGEST_CELL) return null;
  const plain = withoutMarks(cell)
    .replace(/\s+/g, ' ')
    .replace(/ (?:Uhr|г\.?)$/, '')
    .trim()
    .replace(ZONE_IN_BRACKETS, '')
    .replace(YEAR_POINTED, '$1-$2-$3');
  const trimmed = plain.replace(YEAR_MARKED, (_, ...[year, month, day]: string[]) =>
    [year, month, day].filter(Boolean).join('-'),
  );
  if (trimmed.length > DATE_LENGTH) return null;
  const zone = ZONE.exec(trimmed);
  const local = trimmed.slice(0, zone ? zone.index + (zone[1]?.length ?? 0) : undefined);
  const clock = TIME.exec(local) ?? TIME.exec(local.replace(ZONE_LETTERS, '$1'));
  const date = parseDate(clock ? clock.input.slice(0, clock.index) : trimmed, order);
  const time = clock ? timeOf(clock) : null;
  // Only a time has a zone: "01-2025" at the end of a date is none.
  const offset = zone && clock ? offsetOf(zone) : null;
  if (date === null || time === undefined || offset === undefined) return null;
  return { date, time, offset };
}

/** Undefined for a time that no clock shows. */
function timeOf([, hour, minute, second, half]: RegExpExecArray): Moment['time'] | undefined {
  const [hours, minutes, seconds] = [Number(hour), Number(minute), Number(second ?? 0)];
  if (minutes > 59 || seconds > 59 || hours > (half ? 12 : 23) || (half && hours === 0)) return undefined;
  if (!half) return { hours, minutes, seconds };
  return { hours: (hours % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0), minutes, seconds };
}

/** Undefined for one that no place on earth has. */
function offsetOf([, , letters, sign, hours, minutes = '00']: RegExpExecArray): string | undefined {
  if (letters) return 'Z';
  return Number(hours) > MAX_OFFSET_HOURS || Number(minutes) > 59 ? undefined : `${sign}${hours}:${minutes}`;
}

/** What is of a whole month or of several days is of the last of them: then it is complete. */
function parseDate(cell: string, order: DateOrder): LocalDate | null {
  const text = cell.trim().replace(SPACED, '$1.$2.');
  const found = parseWhole(text, order);
  if (found !== null) return found;
  // "mar" is a Tuesday in one language and March in another: what is a date with it is one.
  const rest = withoutWeekday(text);
  return rest === text ? null : parseWhole(rest.replace(SPACED, '$1.$2.'), order);
}

function parseWhole(text: string, order: DateOrder): LocalDate | null {
  return parseDay(text, order) ?? endOfMonth(text) ?? endOfSpan(text, order);
}

function endOfMonth(text: string): LocalDate | null {
  const [, isoYear, isoMonth, month, year, name, yearOfName] = MONTH_ALONE.exec(text) ?? [];
  const number = name ? monthNumber(name) : Number(isoMonth ?? month ?? 0);
  const first = dateFrom(isoYear ?? year ?? yearOfName ?? '', number, '1');
  return first && addDays(addMonths(first, 1), -1);
}

/** "Aug 1 – 31, 2026": the end may lack its month. */
function endOfSpan(text: string, order: DateOrder): LocalDate | null {
  const [, start = '', end = ''] = SPAN.exec(text) ?? [];
  const [month = ''] = /^\p{L}+\.?/u.exec(start) ?? [];
  return parseDay(end, order) ?? parseDay(`${month} ${end}`, order);
}

function parseDay(text: string, order: DateOrder): LocalDate | null {
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst) {
    const [, year = '', month, day, shortMonth, shortDay] = yearFirst;
    return dateFrom(year, Number(month ?? shortMonth), day ?? shortDay ?? '');
  }
  const numeric = NUMERIC.exec(text);
  if (numeric) {
    const [, first = '', sign, second = '', year = ''] = numeric;
    const isMonthFirst = order === 'monthFirst' && sign !== '.';
    return isMonthFirst ? dateFrom(year, Number(first), second) : dateFrom(year, Number(second), first);
  }
  const named = MONTH_NAMED_FIRST.exec(text) ?? MONTH_NAMED_WITH_HYPHENS.exec(text);
  if (named) return dateFrom(named[3] ?? named[4] ?? '', monthNumber(named[1] ?? ''), named[2] ?? '');
  const last = MONTH_NAMED_AFTER_YEAR.exec(text);
  if (last) return dateFrom(last[1] ?? '', monthNumber(last[2] ?? ''), last[3] ?? '');
  const second = MONTH_NAMED_SECOND.exec(text);
  return second ? dateFrom(second[3] ?? '', monthNumber(second[2] ?? ''), second[1] ?? '') : null;
}

function dateFrom(year: string, month: number, day: string): LocalDate | null {
  const fullYear = year.length === 2 ? `20${year}` : year;
  const text = `${fullYear}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isLocalDate(text) ? text : null;
}

/**
 * The day on which a moment falls, or null where only a zone would tell. A time without a zone stays on the date that the
 * platform shows, but for a day that begins later.
 */
export function dayOf(moment: Moment, rule: DayRule): LocalDate | null {
  const { date, time } = moment;
  const cutoff = rule.startsAtMinutes ?? 0;
  const zone = rule.timeZone ?? rule.usualZone;
  const instant = time && instantOf(moment, rule);
  // What is written in UTC stands on its day there: asking the calendar of zones for each row takes long.
  const isThere = zone === AS_WRITTEN || (zone === 'UTC' && instant?.endsWith('Z'));
  if (instant && !isThere) return zone === undefined ? null : businessDayOf(instant, zone, cutoff);
  return time && time.hours * 60 + time.minutes < cutoff ? addDays(date, -1) : date;
}

/** The calendar date that a cell means under a rule, or null when it means none. */
export function parseDateCell(cell: string, order: DateOrder, rule: DayRule = {}): LocalDate | null {
  const moment = parseMoment(cell, order);
  return moment && dayOf(moment, rule);
}

/** Null for local time. */
function instantOf(moment: Moment, { isInUtc }: DayRule): string | null {
  const known = moment.offset ?? (isInUtc ? 'Z' : null);
  return known === null || moment.time === null ? null : `${wallTextOf(moment)}${known}`;
}

/** What the clock on the wall shows. */
function wallTextOf({ date, time }: Moment): string {
  const { hours = 0, minutes = 0, seconds = 0 } = time ?? {};
  const [hour, minute, second] = [hours, minutes, seconds].map((unit) => String(unit).padStart(2, '0'));
  return `${date}T${hour}:${minute}:${second}`;
}

/**
 * Seconds from one moment to another: the real time between two instants, and between local times of a zone that is known; else what
 * the clock on the wall shows. Null when one of them has no time, or only one of them a zone.
 */
export function secondsBetween(start: Moment, end: Moment, rule: DayRule = {}): number | null {
  if (start.time === null || end.time === null) return null;
  const [startedAt, endedAt] = [instantOf(start, rule), instantOf(end, rule)];
  if (startedAt !== null && endedAt !== null) return elapsedSeconds(startedAt, endedAt);
  if (startedAt !== null || endedAt !== null) return null;
  const zone = rule.timeZone ?? rule.usualZone;
  return zone === undefined || zone === AS_WRITTEN
    ? wallSecondsBetween(start, end)
    : elapsedLocalSeconds(wallTextOf(start), wallTextOf(end), zone);
}

/** What the clock on the wall shows between two local times, whatever it did meanwhile. */
export function wallSecondsBetween(start: Moment, end: Moment): number {
  return elapsedSeconds(`${wallTextOf(start)}Z`, `${wallTextOf(end)}Z`);
}

/**
 * Decides from all rows whether 01/02/2025 is in January or February. Cells that fit neither order do not count; they
 * are left out later. Refuses a file whose rows contradict each other, and asks when nothing settles it.
 */
export function decideDateOrder(cells: readonly DateCell[], usual: DateOrder | null): DateOrder {
  let monthFirstOnly: DateCell | undefined;
  let dayFirstOnly: DateCell | undefined;
  let unsettled: (CellPlace & QuestionedDate) | undefined;
  for (const cell of cells) {
    if (!isOrderUsed(cell)) continue;
    const { monthFirst, dayFirst } = cell;
    if (dayFirst === null) monthFirstOnly ??= cell;
    else if (monthFirst === null) dayFirstOnly ??= cell;
    else unsettled ??= { ...cell, monthFirst: monthFirst.date, dayFirst: dayFirst.date };
  }
  if (monthFirstOnly && dayFirstOnly) {
    const [first, second] = [monthFirstOnly, dayFirstOnly];
    refuse(
      `The dates ${quoted(first.text)} (${placed(first)}) and ${quoted(second.text)} (${placed(second)}) cannot both be right: one has the month first, the other the day. Write both in one order, or put the rows of each order in a file of their own.`,
      { row: second.row, column: second.column },
    );
  }
  if (monthFirstOnly ?? dayFirstOnly) return monthFirstOnly ? 'monthFirst' : 'dayFirst';
  if (unsettled && usual === null)
    askDateOrder(
      `${quoted(unsettled.text)} in ${placed(unsettled)}, can be read with the day or the month first, and no other date of the file settles it. Say with --date-order which one it is.`,
      unsettled,
    );
  return usual ?? 'dayFirst';
}

/** True when the date of the cell depends on the order of its numbers. */
export function isOrderUsed({ monthFirst, dayFirst }: DateCell): boolean {
  return monthFirst?.date !== dayFirst?.date;
}

/** Asks for a time zone when a cell is an instant and neither the person nor the layout names one, or the person an unknown one. */
export function requireZone(cells: readonly DateCell[], rule: DayRule): void {
  const { timeZone } = rule;
  if (timeZone !== undefined && !isTimeZone(timeZone))
    ask('timeZone', `${quoted(timeZone)} is no time zone. Give one like --time-zone Europe/Lisbon.`);
  if ((timeZone ?? rule.usualZone) !== undefined) return;
  const instant = cells.find((cell) => isInstant(cell.monthFirst ?? cell.dayFirst, rule));
  if (instant)
    ask(
      'timeZone',
      `${quoted(instant.text)} in ${placed(instant)}, is a moment, and its day depends on where you are. Say it with --time-zone.`,
    );
}

/** True when the day of the moment depends on where the person is. */
function isInstant(moment: Moment | null, rule: DayRule): boolean {
  return moment !== null && instantOf(moment, rule) !== null;
}

/** In which orders it can be read, whether they differ, and whether it is a moment. */
export function kindOfDate(cell: DateCell): string {
  const { monthFirst, dayFirst } = cell;
  const moment = monthFirst ?? dayFirst;
  const told = [monthFirst, dayFirst, moment?.time ?? null, moment?.offset ?? null];
  return [...told.map((part) => part === null), isOrderUsed(cell)].join(' ');
}
