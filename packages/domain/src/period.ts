import {
  addDays,
  addMonths,
  daysBetween,
  FIRST_DATE,
  LAST_DATE,
  type LocalDate,
  startOfMonth,
  startOfQuarter,
  startOfWeek,
  startOfYear,
  type Weekday,
} from './local-date.ts';

export const PERIOD_KINDS = ['day', 'week', 'month', 'quarter', 'year', 'taxYear', 'all', 'custom'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** Both ends inclusive. */
export interface DateRange {
  from: LocalDate;
  to: LocalDate;
}

export interface PeriodRequest {
  kind: PeriodKind;
  /** A day inside the wanted period; today when left out. */
  anchor?: LocalDate | undefined;
  /** The ends of a custom period. */
  from?: LocalDate | undefined;
  to?: LocalDate | undefined;
}

export interface Calendar {
  today: LocalDate;
  weekStart: Weekday;
  taxYearStart: TaxYearStart;
}

/** The day of the calendar on which every tax year starts: 6 April in the United Kingdom. `day` is 28 at most. */
export interface TaxYearStart {
  month: number;
  day: number;
}

/**
 * The calendar period of a request, in the user's calendar: never "now minus one month". Cut to the dates that can be
 * recorded. Throws a RangeError for a custom period without both ends, or that ends before it starts.
 */
export function resolvePeriod(request: PeriodRequest, calendar: Calendar): DateRange {
  return recordable(wholePeriod(request, calendar));
}

function recordable({ from, to }: DateRange): DateRange {
  return { from: from < FIRST_DATE ? FIRST_DATE : from, to: to > LAST_DATE ? LAST_DATE : to };
}

function wholePeriod(request: PeriodRequest, calendar: Calendar): DateRange {
  const anchor = request.anchor ?? calendar.today;
  switch (request.kind) {
    case 'day':
      return { from: anchor, to: anchor };
    case 'week': {
      const from = startOfWeek(anchor, calendar.weekStart);
      return { from, to: addDays(from, 6) };
    }
    case 'month':
      return monthsFrom(startOfMonth(anchor), 1);
    case 'quarter':
      return monthsFrom(startOfQuarter(anchor), 3);
    case 'year':
      return monthsFrom(startOfYear(anchor), 12);
    case 'taxYear':
      return monthsFrom(startOfTaxYear(anchor, calendar.taxYearStart), 12);
    case 'all':
      return { from: FIRST_DATE, to: LAST_DATE };
    case 'custom':
      return customPeriod(request);
  }
}

function monthsFrom(from: LocalDate, months: number): DateRange {
  return { from, to: addDays(addMonths(from, months), -1) };
}

function startOfTaxYear(date: LocalDate, { month, day }: TaxYearStart): LocalDate {
  const inSameYear = addDays(addMonths(startOfYear(date), month - 1), day - 1);
  return inSameYear <= date ? inSameYear : addMonths(inSameYear, -12);
}

function customPeriod({ from, to }: PeriodRequest): DateRange {
  if (!from || !to) throw new RangeError('A custom period needs both its first and its last day');
  if (to < from) throw new RangeError('The last day is before the first one');
  return { from, to };
}

/**
 * The stretch that a period is compared with: the period before it, over the same elapsed days when today lies inside
 * (Monday to Thursday against Monday to Thursday), to its last day; clamped to the end of a shorter month. Whole once the
 * period is over.
 * Null for "all" and the first period of all, before which there is nothing, and for a period that has not begun.
 */
export function periodBefore(request: PeriodRequest, calendar: Calendar): DateRange | null {
  if (request.kind === 'all') return null;
  const period = resolvePeriod(request, calendar);
  if (period.from > calendar.today || period.from === FIRST_DATE) return null;
  const before = recordable(wholePeriodBefore(request.kind, period));
  if (calendar.today > period.to) return before;
  const to = addDays(before.from, daysBetween(period.from, calendar.today));
  return { from: before.from, to: to < before.to ? to : before.to };
}

const MONTHS_OF: Partial<Record<PeriodKind, number>> = { month: 1, quarter: 3, year: 12, taxYear: 12 };

function wholePeriodBefore(kind: PeriodKind, period: DateRange): DateRange {
  const to = addDays(period.from, -1);
  const months = MONTHS_OF[kind];
  if (months !== undefined) return { from: addMonths(period.from, -months), to };
  return { from: addDays(period.from, -daysBetween(period.from, period.to) - 1), to };
}

export const BUCKET_UNITS = ['day', 'week', 'month', 'year'] as const;
export type BucketUnit = (typeof BUCKET_UNITS)[number];

/** The longest range, in days, for which each unit still gives a readable number of columns. */
const BUCKET_LIMITS: readonly { unit: BucketUnit; maxDays: number }[] = [
  { unit: 'day', maxDays: 31 },
  { unit: 'week', maxDays: 140 },
  { unit: 'month', maxDays: 1100 },
];

/** The unit in which a range is drawn over time: days to a month, weeks to 20 of them, months to three years. */
export function bucketUnitFor(range: DateRange): BucketUnit {
  const days = daysBetween(range.from, range.to) + 1;
  return BUCKET_LIMITS.find((limit) => days <= limit.maxDays)?.unit ?? 'year';
}

/** The first day of the bucket that holds `date`. */
export function startOfBucket(date: LocalDate, unit: BucketUnit, weekStart: Weekday): LocalDate {
  if (unit === 'day') return date;
  if (unit === 'week') return startOfWeek(date, weekStart);
  return unit === 'month' ? startOfMonth(date) : startOfYear(date);
}

/** Every bucket that the range touches, in order, cut to the range at both ends. */
export function bucketsOf(range: DateRange, unit: BucketUnit, weekStart: Weekday): DateRange[] {
  const buckets: DateRange[] = [];
  let start = startOfBucket(range.from, unit, weekStart);
  while (start <= range.to) {
    const next = nextBucket(start, unit);
    const end = addDays(next, -1);
    buckets.push({ from: start < range.from ? range.from : start, to: end > range.to ? range.to : end });
    start = next;
  }
  return buckets;
}

function nextBucket(start: LocalDate, unit: BucketUnit): LocalDate {
  if (unit === 'day') return addDays(start, 1);
  if (unit === 'week') return addDays(start, 7);
  return addMonths(start, unit === 'month' ? 1 : 12);
}
