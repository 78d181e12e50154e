import type { RangeView } from '@earntrack/contract';
import { addDays, asLocalDate, daysBetween, type PeriodKind } from '@earntrack/domain';
import { dateText, rangeInWords, shortDay } from '../../lib/days.ts';

export interface PeriodFrame {
  kind: PeriodKind;
  period: RangeView;
  /** What it is compared with. */
  before: RangeView | null;
  today: string;
  locale: string;
}

function holdsToday({ period, today }: PeriodFrame): boolean {
  return period.from <= today && today <= period.to;
}

/** The period as it ends a sentence: "today", "last week", "in October", "this quarter", "in 2025", "so far". */
export function periodInWords(frame: PeriodFrame): string {
  const { kind, period, today, locale } = frame;
  switch (kind) {
    case 'day':
      return dayInSentence(period.from, frame);
    case 'week': {
      if (holdsToday(frame)) return 'this week';
      const isLast = period.to < today && daysBetween(asLocalDate(period.to), asLocalDate(today)) <= 7;
      return isLast ? 'last week' : `in the week of ${day(period.from, frame)}`;
    }
    case 'month':
      return holdsToday(frame) ? 'this month' : `in ${monthName(period.from, { locale, today })}`;
    case 'quarter':
      return holdsToday(frame) ? 'this quarter' : `in ${quarterName(period.from)}`;
    case 'taxYear':
      return holdsToday(frame) ? 'this tax year' : `in the tax year ${taxYearName(period)}`;
    case 'year':
      return holdsToday(frame) ? 'this year' : `in ${period.from.slice(0, 4)}`;
    case 'all':
      return 'so far';
    case 'custom':
      return period.from === period.to
        ? `on ${day(period.from, frame)}`
        : `from ${day(period.from, frame)} to ${day(period.to, frame)}`;
  }
}

function dayInSentence(date: string, frame: PeriodFrame): string {
  if (date === frame.today) return 'today';
  return addDays(asLocalDate(date), 1) === frame.today ? 'yesterday' : `on ${day(date, frame)}`;
}

/** What the change is measured against: "yesterday", "by Thursday last week", "in September", "in the 5 days before". */
export function beforeInWords(frame: PeriodFrame): string | null {
  const { kind, before, today, locale } = frame;
  if (before === null) return null;
  const isPart = addDays(asLocalDate(before.to), 1) < frame.period.from;
  switch (kind) {
    case 'day':
      return holdsToday(frame) ? 'yesterday' : 'on the day before';
    case 'week':
      if (isPart) return `by ${weekday(before.to, locale)} last week`;
      return holdsToday(frame) ? 'last week' : 'in the week before';
    case 'month':
      return isPart ? `by ${day(before.to, frame)}` : `in ${monthName(before.from, { locale, today })}`;
    case 'quarter':
      return isPart ? `by ${day(before.to, frame)} last quarter` : `in ${quarterName(before.from)}`;
    case 'taxYear':
      return isPart ? `by ${day(before.to, frame)} last tax year` : `in the tax year ${taxYearName(before)}`;
    case 'year':
      return isPart ? `by ${day(before.to, frame)}` : `in ${before.from.slice(0, 4)}`;
    default: {
      const days = daysBetween(asLocalDate(before.from), asLocalDate(before.to)) + 1;
      return days === 1 ? 'on the day before' : `in the ${days} days before`;
    }
  }
}

/** The days behind the figures and what they are compared with, in sentences. */
export function basisInWords(frame: PeriodFrame): string {
  const { period, before, today } = frame;
  const end = period.to > today && period.from <= today ? today : period.to;
  const shown = daysInWords({ from: period.from, to: end }, frame);
  const basis = `${shown}, before tax.`;
  return before === null ? basis : `${basis} Compared with ${daysInWords(before, frame)}.`;
}

function daysInWords({ from, to }: RangeView, frame: PeriodFrame): string {
  if (from === to) return dayWithWeekday(from, frame);
  const isShort = addDays(asLocalDate(from), 31) >= to;
  if (isShort) return `${dayWithWeekday(from, frame)} to ${dayWithWeekday(to, frame)}`;
  return rangeInWords(from, to, { locale: frame.locale, today: asLocalDate(frame.today) });
}

/** "Q4 2025". */
function quarterName(from: string): string {
  return `Q${Math.ceil(Number(from.slice(5, 7)) / 3)} ${from.slice(0, 4)}`;
}

/** "2025/26", or "2025" where it is a year of the calendar. */
function taxYearName({ from, to }: RangeView): string {
  const year = from.slice(0, 4);
  return to.slice(0, 4) === year ? year : `${year}/${to.slice(2, 4)}`;
}

function day(date: string, { locale, today }: PeriodFrame): string {
  return shortDay(date, { locale, today: asLocalDate(today) });
}

function dayWithWeekday(date: string, frame: PeriodFrame): string {
  const isThisYear = date.slice(0, 4) === frame.today.slice(0, 4);
  const year = isThisYear ? {} : ({ year: 'numeric' } as const);
  return dateText(date, frame.locale, { weekday: 'short', day: 'numeric', month: 'short', ...year });
}

function weekday(date: string, locale: string): string {
  return dateText(date, locale, { weekday: 'long' });
}

function monthName(date: string, { locale, today }: { locale: string; today: string }): string {
  const isThisYear = date.slice(0, 4) === today.slice(0, 4);
  return dateText(date, locale, { month: 'long', ...(!isThisYear && { year: 'numeric' }) });
}
