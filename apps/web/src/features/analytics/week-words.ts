import type { DayPart } from '@earntrack/contract';
import { addDays, asLocalDate, type Weekday } from '@earntrack/domain';
import { dateText } from '../../lib/days.ts';

const A_MONDAY = asLocalDate('2026-01-05');

/** "Thursday" or "Thu". */
export function weekdayName(weekday: Weekday, locale: string, length: 'long' | 'short' = 'long'): string {
  return dateText(addDays(A_MONDAY, weekday - 1), locale, { weekday: length });
}

/** The weekdays in the order of the person's week. */
export function weekdaysFrom(weekStart: Weekday): Weekday[] {
  return Array.from({ length: 7 }, (_, index) => (((weekStart - 1 + index) % 7) + 1) as Weekday);
}

/** A full hour as the person's clock shows it: "18:00", "6 PM". */
export function hourName(hour: number, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { hour: 'numeric', timeZone: 'UTC' });
  const text = format.format(new Date(Date.UTC(2026, 0, 5, hour % 24)));
  return /^\d+$/.test(text) ? `${text}:00` : text;
}

/** The same with nothing but its number, for a scale. */
export function shortHour(hour: number, locale: string): string {
  return hourName(hour, locale)
    .replace(/:00| Uhr| h/, '')
    .replace(/\s*([ap])\.?m\.?/i, '$1')
    .toLowerCase();
}

const PARTS: Readonly<Record<DayPart, string>> = {
  night: 'nights',
  morning: 'mornings',
  afternoon: 'afternoons',
  evening: 'evenings',
};

/** "Thursday evenings". */
export function windowName({ weekday, part }: { weekday: Weekday; part: DayPart }, locale: string): string {
  return `${weekdayName(weekday, locale)} ${PARTS[part]}`;
}
