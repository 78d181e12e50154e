import { addDays, asLocalDate, type LocalDate } from '@earntrack/domain';
import { nowMs } from './server-clock.ts';

/** The calendar date that it is now in `timeZone`. */
export function todayIn(timeZone: string): LocalDate {
  return asLocalDate(
    Temporal.Instant.fromEpochMilliseconds(nowMs()).toZonedDateTimeISO(timeZone).toPlainDate().toString(),
  );
}

interface DayWords {
  locale: string;
  today: LocalDate;
}

/** A day as people name it: "Today", "Yesterday", "Thursday, November 12" in the locale’s own order, with the year where it is another one. */
export function dayInWords(date: string, { locale, today }: DayWords): string {
  if (date === today) return 'Today';
  if (date === addDays(today, -1)) return 'Yesterday';
  const isThisYear = date.slice(0, 4) === today.slice(0, 4);
  return dateText(date, locale, {
    day: 'numeric',
    month: 'long',
    ...(isThisYear ? { weekday: 'long' } : { year: 'numeric' }),
  });
}

/** The same where there is little room: "Today", "Yesterday", "Thu, Nov 12". */
export function dayInShort(date: string, { locale, today }: DayWords): string {
  if (date === today || date === addDays(today, -1)) return dayInWords(date, { locale, today });
  const isThisYear = date.slice(0, 4) === today.slice(0, 4);
  return dateText(date, locale, {
    day: 'numeric',
    month: 'short',
    ...(isThisYear ? { weekday: 'short' } : { year: 'numeric' }),
  });
}

/** Day and month, with the year where it is not this one. */
export function shortDay(date: string, { locale, today }: DayWords): string {
  const year = date.slice(0, 4) === today.slice(0, 4) ? {} : ({ year: 'numeric' } as const);
  return dateText(date, locale, { day: 'numeric', month: 'short', ...year });
}

/** From the first to the last day; a day or a year that both share is said once. */
export function rangeInWords(from: string, to: string, words: DayWords): string {
  if (from === to) return shortDay(from, words);
  const isOneYear = from.slice(0, 4) === to.slice(0, 4);
  const first = isOneYear
    ? dateText(from, words.locale, { day: 'numeric', month: 'short' })
    : shortDay(from, words);
  return `${first} to ${shortDay(to, words)}`;
}

/**
 * A date in English words, as everything else on the page, with day and month in the order of the person's own way of
 * writing dates. Without the dots of abbreviations: they would meet the full stop of a sentence.
 */
export function dateText(date: string, locale: string, parts: Intl.DateTimeFormatOptions): string {
  const format = dateFormat(englishOf(locale), { ...parts, timeZone: 'UTC' });
  return format.format(new Date(`${date}T00:00:00Z`)).replaceAll('.', '');
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Made once: making one takes a hundred times as long as using it. */
function dateFormat(locale: string, parts: Intl.DateTimeFormatOptions = {}): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, parts]);
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, parts);
  formats.set(key, format);
  return format;
}

/** The English that orders day and month as `locale` does. */
function englishOf(locale: string): string {
  if (/^en\b/i.test(locale)) return locale;
  const order = dateFormat(locale)
    .formatToParts(0)
    .map(({ type }) => type);
  return order.indexOf('month') < order.indexOf('day') ? 'en-US' : 'en-GB';
}

/** An instant as date and time of the wall clock in `timeZone`: "25 Nov 2026, 22:00". */
export function momentInWords(instant: string, locale: string, timeZone: string): string {
  const day = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();
  const date = dateText(day, locale, { day: 'numeric', month: 'short', year: 'numeric' });
  return `${date}, ${wallTime(instant, locale, timeZone)}`;
}

/** An instant as the wall clock in `timeZone` showed it: "22:00". */
export function wallTime(instant: string, locale: string, timeZone: string): string {
  return dateFormat(locale, { timeZone, timeStyle: 'short' }).format(new Date(instant));
}
