import type { BucketView, DashboardView, RangeView } from '@earntrack/contract';
import {
  addDays,
  addMonths,
  asCurrency,
  asLocalDate,
  type BucketUnit,
  formatDuration,
  formatMoney,
  formatRate,
  type Micros,
  microsFromDecimal,
  startOfBucket,
} from '@earntrack/domain';
import type { ChartPoint } from '../../components/charts/index.ts';
import { dateText, rangeInWords } from '../../lib/days.ts';
import { shareText } from './answer.ts';

/** Micros as a number, for drawing only. */
export function drawn(micros: Micros): number {
  return Number(micros) / 1_000_000;
}

/** How the name of a bucket is written. */
export const BUCKET_NAMES: Readonly<Record<BucketUnit, Intl.DateTimeFormatOptions>> = {
  day: { weekday: 'short', day: 'numeric', month: 'short' },
  week: { day: 'numeric', month: 'short' },
  month: { month: 'long', year: 'numeric' },
  year: { year: 'numeric' },
};

/** How it is written below a column, where there is little room. */
export const BUCKET_LABELS: Readonly<Record<BucketUnit, Intl.DateTimeFormatOptions>> = {
  day: { day: 'numeric' },
  week: { day: 'numeric', month: 'short' },
  month: { month: 'short' },
  year: { year: 'numeric' },
};

/** The buckets of one currency as points of the chart: net with hours solid, net without hatched, the rate below. */
export function pointsOf(view: DashboardView, currency: string, locale: string): ChartPoint[] {
  const buckets = view.buckets.filter((bucket) => bucket.currency === currency);
  const isWeek = view.bucketUnit === 'day' && buckets.length <= 7;
  return buckets.map((bucket) => pointOf(bucket, { view, locale, isWeek }));
}

interface PointWords {
  view: DashboardView;
  locale: string;
  /** Few days: their labels have room for the weekday. */
  isWeek: boolean;
}

function pointOf(bucket: BucketView, { view, locale, isWeek }: PointWords): ChartPoint {
  const { bucketUnit: unit, today } = view;
  const currency = asCurrency(bucket.currency);
  const net = microsFromDecimal(bucket.net);
  const withHours = microsFromDecimal(bucket.netWithHours);
  const { rate } = bucket.rate;
  const isNow = bucket.from <= today && today <= bucket.to;
  const isAhead = bucket.from > today;
  const value = formatMoney(net, currency, locale);
  const rateText = rate === null ? '—' : formatRate(microsFromDecimal(rate), currency, locale);
  const label = { ...BUCKET_LABELS[unit], ...(isWeek && { weekday: 'short' as const }) };
  return {
    key: bucket.from,
    // Labels stand close together below the axis: no room for a comma.
    label: dateText(bucket.from, locale, label).replace(',', ''),
    name: nameOf(bucket, { unit, locale, today, isSoFar: isNow && unit !== 'day' }),
    solid: drawn(withHours),
    hatched: drawn(net - withHours),
    strip: rate === null ? null : drawn(microsFromDecimal(rate)),
    reading: readingOf(bucket, { isNow, isAhead, value, rateText, locale }),
    cells: [isAhead ? '—' : value, coverageText(bucket, locale), rateText],
    isNow,
    link: { to: '/earnings', search: { from: bucket.from, to: bucket.to } },
  };
}

interface ReadingWords {
  isNow: boolean;
  isAhead: boolean;
  value: string;
  rateText: string;
  locale: string;
}

function readingOf(bucket: BucketView, words: ReadingWords): ChartPoint['reading'] {
  const { isNow, isAhead, value, rateText, locale } = words;
  const isEmpty = microsFromDecimal(bucket.net) === 0n && bucket.rate.workedSeconds === 0;
  if (isEmpty) {
    return { value: isAhead ? 'still to come' : isNow ? 'nothing yet' : 'nothing recorded', detail: '' };
  }
  const { coverageBasisPoints: coverage, workedSeconds, rate } = bucket.rate;
  if (coverage === null && workedSeconds > 0) {
    return { value, detail: `${formatDuration(workedSeconds)} worked` };
  }
  if (coverage === null || !hasHours(bucket))
    return { value, detail: rate === null ? 'no hours beside it' : `at ${rateText}` };
  const share = `${coverageText(bucket, locale)} with hours`;
  return { value, detail: rate === null ? `${share}, no rate` : `${share}, at ${rateText}` };
}

/** Some of the money has hours, however little of it. */
function hasHours({ rate, netWithHours }: BucketView): boolean {
  return (rate.coverageBasisPoints ?? 0) > 0 || microsFromDecimal(netWithHours) !== 0n;
}

/** The same share in the table, in the read-out and in the column. */
function coverageText(bucket: BucketView, locale: string): string {
  const coverage = bucket.rate.coverageBasisPoints;
  if (coverage === null) return '—';
  // A share that rounds to nothing is not nothing.
  return shareText(coverage === 0 && hasHours(bucket) ? 1 : coverage, locale);
}

interface NameWords {
  unit: BucketUnit;
  locale: string;
  today: string;
  isSoFar: boolean;
}

/** A month or year that the period cuts is named by its days: those of a tax year rarely start on the first. */
function nameOf({ from, to }: BucketView, { unit, locale, today, isSoFar }: NameWords): string {
  const soFar = isSoFar ? ' so far' : '';
  if (isCut({ from, to }, unit))
    return `${rangeInWords(from, to, { locale, today: asLocalDate(today) })}${soFar}`;
  const date = dateText(from, locale, BUCKET_NAMES[unit]);
  return `${unit === 'week' ? `Week of ${date}` : date}${soFar}`;
}

function isCut({ from, to }: RangeView, unit: BucketUnit): boolean {
  if (unit !== 'month' && unit !== 'year') return false;
  const first = startOfBucket(asLocalDate(from), unit, 1);
  return from !== first || to !== addDays(addMonths(first, unit === 'month' ? 1 : 12), -1);
}
