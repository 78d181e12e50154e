import { z } from 'zod';
import { BASES } from '../choices.ts';
import { earningView } from './earnings.ts';
import { currencyView, dateView, decimalView, idView } from './fields.ts';
import { BUCKET_UNITS, CLOCKS } from '@earntrack/domain';

export const rangeView = z.object({
  from: dateView,
  to: dateView,
});
export type RangeView = z.output<typeof rangeView>;

/** Sums of one currency; amounts as exact decimal strings, rounded only where they are shown. */
export const figuresView = z.object({
  currency: currencyView,
  gross: decimalView,
  fees: decimalView,
  net: decimalView,
  tips: decimalView,
  earningCount: z.int(),
});
export type FiguresView = z.output<typeof figuresView>;

/** An honest rate and how far it can be trusted. */
export const rateView = z.object({
  rate: decimalView.nullable().describe('Money per hour; null where no hours were kept'),
  coverageBasisPoints: z
    .int()
    .nullable()
    .describe('The part of the money that has hours, in ten-thousandths; null where there is no money'),
  covered: decimalView.describe('Net before tax that has hours'),
  workedSeconds: z.int().describe('Hours worked on the days of the figures'),
  countedSeconds: z
    .int()
    .describe(
      'Hours that the rate divides by: those that cover the money, on whatever day of its week, and unpaid ones',
    ),
  clock: z.enum(CLOCKS).nullable().describe('The clock that most of the hours were kept by'),
});
export type RateView = z.output<typeof rateView>;

export const currencyTotalsView = z.object({
  ...figuresView.shape,
  rate: rateView,
  before: z
    .object({ ...figuresView.shape, rate: rateView })
    .nullable()
    .describe('The same figures of the stretch before, over the same elapsed days; null for "all"'),
});
export type CurrencyTotalsView = z.output<typeof currencyTotalsView>;

export const platformTotalsView = z.object({
  ...figuresView.shape,
  platformId: idView,
  rate: rateView,
  earningsWithHours: z
    .int()
    .describe('How many earnings that brought money the rate is made of; refunds and corrections are none'),
  rank: z
    .int()
    .nullable()
    .describe(
      'Its place by rate among those of its currency that reach the floor, 1 for the highest; null where there is too little',
    ),
});
export type PlatformTotalsView = z.output<typeof platformTotalsView>;

export const bucketView = z.object({
  ...rangeView.shape,
  currency: currencyView,
  net: decimalView,
  netWithHours: decimalView.describe('The part of net with hours in this bucket'),
  rate: rateView,
});
export type BucketView = z.output<typeof bucketView>;

export const dashboardView = z.object({
  today: dateView,
  period: rangeView,
  before: rangeView
    .nullable()
    .describe('What the figures are compared with; null for "all" and for a period that has not begun'),
  basis: z.enum(BASES).describe('Where refunds and corrections count'),
  hasCorrections: z
    .boolean()
    .describe('Something in the period, or counted in it, adjusts another earning: the basis matters'),
  workedSeconds: z
    .int()
    .describe('Hours worked in the whole period, every hour once, whatever currency they earned'),
  workedSecondsBefore: z.int().nullable(),
  totals: z
    .array(currencyTotalsView)
    .describe(
      "One per currency, the profile's first. Empty when nothing was earned or worked, in the stretch before neither",
    ),
  platforms: z.array(platformTotalsView),
  bucketUnit: z.enum(BUCKET_UNITS),
  buckets: z.array(bucketView),
  recent: z.array(earningView),
});
export type DashboardView = z.output<typeof dashboardView>;
