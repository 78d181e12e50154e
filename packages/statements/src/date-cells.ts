import { businessDayOf, isLocalDate, isTimeZone, type LocalDate } from '@earntrack/domain';
import type { DateOrder } from './preset.ts';
import { ask, quoted, refuse } from './problem.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

export interface DateCell {
  row: number;
  text: string;
}

/** No date is longer; searching longer cells for a time would take time that grows with its square. */
const DATE_LENGTH = 60;

const INSTANT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)? ?(Z|UTC|[+-]\d{2}:?\d{2})$/;
const TIME = /[T, ]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[ap]\.?m\.?)?$/i;
const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const NUMERIC = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/;
const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]{0,2} (?=\S)/i;
const MONTH_NAMED_FIRST = /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/i;
const MONTH_NAMED_SECOND = /^(\d{1,2})(?:st|nd|rd|th|\.)?[ -]([a-z]{3,9})\.?,?[ -](\d{4})$/i;

function dateFrom(year: string, month: number, day: string): LocalDate | null {
  const fullYear = year.length === 2 ? `20${year}` : year;
  const text = `${fullYear}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isLocalDate(text) ? text : null;
}

function monthNumber(name: string): number {
  const short = MONTHS.indexOf(name.slice(0, 3).toLowerCase());
  const full = [
    'january',
    'february',
    'march',
    'april',
    'may',
    'june',
    'july',
    'august',
    'september',
    'october',
    'november',
    'december',
  ][short];
  return full?.startsWith(name.toLowerCase()) || name.toLowerCase() === 'sept' ? short + 1 : 0;
}

/** True when the cell is an instant with a zone, whose day depends on where the person is. */
function isInstant(text: string): boolean {
  return INSTANT.test(text.trim());
}

/**
 * The calendar date that a cell means, or null when it means none. A time without a zone is dropped: the date is the
 * one that the platform shows. `timeZone` is needed for instants only.
 */
export function parseDateCell(cell: string, order: DateOrder, timeZone?: string): LocalDate | null {
  const trimmed = cell.trim();
  if (trimmed.length > DATE_LENGTH) return null;
  if (INSTANT.test(trimmed)) return dayOfInstant(trimmed, timeZone);
  const text = trimmed.replace(TIME, '').replace(/\s+/g, ' ').replace(WEEKDAY, '');
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst) return dateFrom(yearFirst[1] ?? '', Number(yearFirst[2]), yearFirst[3] ?? '');
  const numeric = NUMERIC.exec(text);
  if (numeric) {
    const [, first = '', sign, second = '', year = ''] = numeric;
    const isMonthFirst = order === 'monthFirst' && sign !== '.';
    return isMonthFirst ? dateFrom(year, Number(first), second) : dateFrom(year, Number(second), first);
  }
  const named = MONTH_NAMED_FIRST.exec(text);
  if (named) return dateFrom(named[3] ?? '', monthNumber(named[1] ?? ''), named[2] ?? '');
  const second = MONTH_NAMED_SECOND.exec(text);
  return second ? dateFrom(second[3] ?? '', monthNumber(second[2] ?? ''), second[1] ?? '') : null;
}

function dayOfInstant(text: string, timeZone: string | undefined): LocalDate | null {
  if (timeZone === undefined) return null;
  const iso = text
    .replace(' UTC', 'Z')
    .replace(/(\d) ([-+Z])/, '$1$2')
    .replace(' ', 'T');
  try {
    return businessDayOf(iso, timeZone);
  } catch {
    // An instant that does not exist ("2025-02-30T10:00Z") is a date that means none.
    return null;
  }
}

/**
 * Decides from all rows whether 01/02/2025 is in January or February. Cells that fit neither order do not count; they
 * are left out later. Refuses a file whose rows contradict each other, and asks when nothing settles it.
 */
export function decideDateOrder(cells: readonly DateCell[], usual: DateOrder | null): DateOrder {
  let monthFirstOnly: DateCell | undefined;
  let dayFirstOnly: DateCell | undefined;
  let unsettled: DateCell | undefined;
  for (const cell of cells) {
    const monthFirst = parseDateCell(cell.text, 'monthFirst');
    const dayFirst = parseDateCell(cell.text, 'dayFirst');
    if (monthFirst === dayFirst) continue;
    if (dayFirst === null) monthFirstOnly ??= cell;
    else if (monthFirst === null) dayFirstOnly ??= cell;
    else unsettled ??= cell;
  }
  if (monthFirstOnly && dayFirstOnly) {
    const [first, second] = [monthFirstOnly, dayFirstOnly];
    refuse(
      `The dates ${quoted(first.text)} (row ${first.row}) and ${quoted(second.text)} (row ${second.row}) cannot both be right: one has the month first, the other the day.`,
      { row: second.row },
    );
  }
  if (monthFirstOnly) return 'monthFirst';
  if (dayFirstOnly) return 'dayFirst';
  if (unsettled && usual === null)
    ask(
      'dates',
      `${quoted(unsettled.text)} in row ${unsettled.row} can be read with the day or the month first, and no other date of the file settles it. Write dates as YYYY-MM-DD, or say "dateOrder" in a --mapping.`,
    );
  return usual ?? 'dayFirst';
}

/** Asks for a time zone when a cell is an instant and none, or an unknown one, was given. */
export function requireZone(cells: readonly DateCell[], timeZone: string | undefined): void {
  if (timeZone !== undefined && !isTimeZone(timeZone))
    ask('timeZone', `${quoted(timeZone)} is no time zone. Give one like --time-zone Europe/Lisbon.`);
  const instant = timeZone === undefined ? cells.find(({ text }) => isInstant(text)) : undefined;
  if (instant)
    ask(
      'timeZone',
      `${quoted(instant.text)} in row ${instant.row} is a moment, and its day depends on where you are. Say it with --time-zone.`,
    );
}
