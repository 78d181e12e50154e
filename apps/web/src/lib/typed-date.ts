import { addDays, isLocalDate, type LocalDate, localDateOf } from '@earntrack/domain';

interface DateReading {
  today: LocalDate;
  locale: string;
}

/**
 * The day that a person means: "today", "yesterday", "-3", a weekday (the last one), "12 nov", "nov 12", "12.11.",
 * "2026-11-12", each also after the name of a weekday. A day and month without a year is the last such day. Null when it is no day.
 */
export function readTypedDate(text: string, { today, locale }: DateReading): LocalDate | null {
  const typed = text.trim().toLowerCase().replace(/,/g, ' ').replace(/\s+/g, ' ');
  if (isLocalDate(typed)) return typed;
  if (typed === 'today' || typed === 't') return today;
  if (typed === 'yesterday' || typed === 'y') return addDays(today, -1);
  const back = /^[-−](\d{1,3})$/.exec(typed);
  if (back) return addDays(today, -Number(back[1]));
  const found = weekday(typed, { today, locale }) ?? dayOfMonth(typed, { today, locale });
  // What a field shows can be changed in place: "Tue, Nov 17", "terça, 17/11".
  const [word = '', rest = ''] = typed.split(/ (.*)/);
  return found ?? (weekday(word, { today, locale }) ? dayOfMonth(rest, { today, locale }) : null);
}

function dayOfMonth(typed: string, reading: DateReading): LocalDate | null {
  return numbers(typed, reading) ?? named(typed, reading);
}

function weekday(typed: string, { today, locale }: DateReading): LocalDate | null {
  const back = [0, 1, 2, 3, 4, 5, 6].find((days) => {
    const names = namesOf(addDays(today, -days), locale, { weekday: 'long' });
    return typed.length >= 3 && names.some((name) => name.startsWith(typed.replace(/\.$/, '')));
  });
  return back === undefined ? null : addDays(today, -back);
}

function numbers(typed: string, { today, locale }: DateReading): LocalDate | null {
  const match = /^(\d{1,2})[./ -](\d{1,2})(?:[./ -](\d{2}|\d{4})?)?$/.exec(typed);
  if (!match) return null;
  const [first, second] = [Number(match[1]), Number(match[2])];
  const [day, month] = isMonthFirst(locale) && !typed.includes('.') ? [second, first] : [first, second];
  return dateOf({ day, month, year: match[3] }, today);
}

function named(typed: string, { today, locale }: DateReading): LocalDate | null {
  const match = /^(?:(\d{1,2})\.? (\p{L}{3,})\.?|(\p{L}{3,})\.? (\d{1,2}))(?: (\d{4}))?$/u.exec(typed);
  const name = match?.[2] ?? match?.[3];
  if (!match || !name) return null;
  const month = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].find((number) =>
    namesOf(localDateOf(2026, number, 1), locale, { month: 'long' }).some((known) => known.startsWith(name)),
  );
  return month ? dateOf({ day: Number(match[1] ?? match[4]), month, year: match[5] }, today) : null;
}

function dateOf(
  parts: { day: number; month: number; year: string | undefined },
  today: LocalDate,
): LocalDate | null {
  const { day, month, year } = parts;
  const thisYear = Number(today.slice(0, 4));
  const wanted = year === undefined ? thisYear : Number(year.length === 2 ? `20${year}` : year);
  const date = textOf(wanted, month, day);
  if (year === undefined && isLocalDate(date) && date > today) {
    const before = textOf(thisYear - 1, month, day);
    return isLocalDate(before) ? before : null;
  }
  return isLocalDate(date) ? date : null;
}

function textOf(year: number, month: number, day: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)}`;
}

/** What a day's weekday or month is called, in the person's language and in English. */
function namesOf(date: LocalDate, locale: string, part: Intl.DateTimeFormatOptions): string[] {
  const noon = new Date(`${date}T12:00:00Z`);
  return [locale, 'en'].map((language) =>
    new Intl.DateTimeFormat(language, { ...part, timeZone: 'UTC' }).format(noon).toLowerCase(),
  );
}

function isMonthFirst(locale: string): boolean {
  const parts = new Intl.DateTimeFormat(locale).formatToParts(new Date(0)).map(({ type }) => type);
  return parts.indexOf('month') < parts.indexOf('day');
}
