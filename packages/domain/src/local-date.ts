/** A calendar date `YYYY-MM-DD` without a zone: the day on which something was earned. Sorts as text. */
export type LocalDate = string & { readonly __brand: 'LocalDate' };

/** 1 = Monday … 7 = Sunday, as ISO 8601 counts. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const FORM = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_MS = 86_400_000;

function utcMs(date: LocalDate): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10)));
}

/** By the days since 1970: a report names the same few hundred thousands of times, and to write one takes long. */
const texts = new Map<number, LocalDate>();
const MOST_TEXTS = 40_000;

/** The date that a clock of UTC shows at an instant, in milliseconds since 1970. */
export function dateAt(ms: number): LocalDate {
  const day = Math.floor(ms / DAY_MS);
  const known = texts.get(day);
  if (known !== undefined) return known;
  const text = new Date(ms).toISOString().slice(0, 10) as LocalDate;
  if (texts.size < MOST_TEXTS) texts.set(day, text);
  return text;
}

/** The first and the last date that can be recorded. */
export const FIRST_DATE: LocalDate = '1900-01-01' as LocalDate;
export const LAST_DATE: LocalDate = '2999-12-31' as LocalDate;

/** True for a date that exists in the calendar, from `FIRST_DATE` to `LAST_DATE`. */
export function isLocalDate(text: string): text is LocalDate {
  const match = FORM.exec(text);
  if (!match || text < FIRST_DATE || text > LAST_DATE) return false;
  const [month, day] = [Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(Number(match[1]), month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** The text as a date. Throws a RangeError for a day that does not exist ("2026-02-30"). */
export function asLocalDate(text: string): LocalDate {
  if (!isLocalDate(text)) throw new RangeError(`${text} is not a date of the calendar`);
  return text;
}

/** The date from its parts (month 1–12). Throws a RangeError for a day that does not exist. */
export function localDateOf(year: number, month: number, day: number): LocalDate {
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  return asLocalDate(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);
}

/** The date `days` later (earlier when negative). */
export function addDays(date: LocalDate, days: number): LocalDate {
  return dateAt(utcMs(date) + days * DAY_MS);
}

/** The same day of the month `months` later; the last day of a shorter month (31 January + 1 = 28 February). */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const index = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  // Not checked as typed dates are: what follows the last day that can be recorded is still needed to end a month.
  return dateAt(Date.UTC(year, month - 1, Math.min(Number(date.slice(8, 10)), lastDay)));
}

/** Days from `from` to `to`: 0 for the same day, negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((utcMs(to) - utcMs(from)) / DAY_MS);
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(date: LocalDate): Weekday {
  return (((new Date(utcMs(date)).getUTCDay() + 6) % 7) + 1) as Weekday;
}

/** The first day of the week that holds `date`, for a week that starts on `weekStart`. */
export function startOfWeek(date: LocalDate, weekStart: Weekday): LocalDate {
  return addDays(date, -((weekdayOf(date) - weekStart + 7) % 7));
}

/** The first day of the month that holds `date`. */
export function startOfMonth(date: LocalDate): LocalDate {
  return `${date.slice(0, 8)}01` as LocalDate;
}

/** The first day of the calendar quarter that holds `date`. */
export function startOfQuarter(date: LocalDate): LocalDate {
  const month = startOfMonth(date);
  return addMonths(month, -((Number(date.slice(5, 7)) - 1) % 3));
}

/** The first day of the year that holds `date`. */
export function startOfYear(date: LocalDate): LocalDate {
  return `${date.slice(0, 5)}01-01` as LocalDate;
}

/** The earlier of two dates. */
export function earlierOf(left: LocalDate, right: LocalDate): LocalDate {
  return left < right ? left : right;
}
