import { addDays, asLocalDate, type LocalDate } from '@earntrack/domain';

/** The calendar date that it is now in `timeZone`. */
export function todayIn(timeZone: string): LocalDate {
  return asLocalDate(Temporal.Now.plainDateISO(timeZone).toString());
}

interface DayWords {
  locale: string;
  today: LocalDate;
}

/** A day as people name it: "Today", "Yesterday", "Thursday, November 12" in the locale’s own form, with the year where it is another one. */
export function dayInWords(date: string, { locale, today }: DayWords): string {
  if (date === today) return 'Today';
  if (date === addDays(today, -1)) return 'Yesterday';
  const isThisYear = date.slice(0, 4) === today.slice(0, 4);
  return dateText(date, locale, isThisYear ? { weekday: 'long' } : { year: 'numeric' });
}

/** The same where there is little room: "Today", "Yesterday", "Thu, Nov 12". */
export function dayInShort(date: string, { locale, today }: DayWords): string {
  if (date === today || date === addDays(today, -1)) return dayInWords(date, { locale, today });
  const isThisYear = date.slice(0, 4) === today.slice(0, 4);
  return dateText(date, locale, {
    month: 'short',
    ...(isThisYear ? { weekday: 'short' } : { year: 'numeric' }),
  });
}

/** Day and month, with the year where it is not this one. */
export function shortDay(date: string, { locale, today }: DayWords): string {
  const year = date.slice(0, 4) === today.slice(0, 4) ? {} : ({ year: 'numeric' } as const);
  return dateText(date, locale, { month: 'short', ...year });
}

/** From the first to the last day; a day or a year that both share is said once. */
export function rangeInWords(from: string, to: string, words: DayWords): string {
  if (from === to) return shortDay(from, words);
  const isOneYear = from.slice(0, 4) === to.slice(0, 4);
  const first = isOneYear ? dateText(from, words.locale, { month: 'short' }) : shortDay(from, words);
  return `${first} to ${shortDay(to, words)}`;
}

function dateText(date: string, locale: string, options: Intl.DateTimeFormatOptions): string {
  const format = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'long',
    ...options,
  });
  return format.format(new Date(`${date}T00:00:00Z`));
}

/** An instant as the wall clock in `timeZone` showed it: "22:00". */
export function wallTime(instant: string, locale: string, timeZone: string): string {
  return new Intl.DateTimeFormat(locale, { timeZone, timeStyle: 'short' }).format(new Date(instant));
}
