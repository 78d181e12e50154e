import { z } from 'zod';
import { componentsView } from './earnings.ts';
import { DAY_PARTS } from '../analytics.ts';
import { rangeView, rateView } from './dashboard.ts';
import { currencyView, dateView, decimalView, idView, instantView, weekdayView } from './fields.ts';
import { BUCKET_UNITS } from '@earntrack/domain';

export const hourRowView = z.object({
  workId: idView,
  platformIds: z.array(idView),
  workedOn: dateView,
  startedAt: instantView.describe('ISO instants of the whole stretch'),
  endedAt: instantView,
  seconds: z.int().describe('The part of the stretch that lies in this hour of the week'),
});
export type HourRowView = z.output<typeof hourRowView>;

export const sizeRowView = z.object({
  earningId: idView,
  platformId: idView,
  earnedOn: dateView,
  net: decimalView,
  words: z.string().describe('What the statement calls it, or what the person typed'),
});
export type SizeRowView = z.output<typeof sizeRowView>;

/** Net of some earnings, and how many they are. */
export const partView = z.object({
  net: decimalView,
  earningCount: z.int(),
});
export type PartView = z.output<typeof partView>;

export const currencyPartView = z.object({
  ...partView.shape,
  currency: currencyView,
});
export type CurrencyPartView = z.output<typeof currencyPartView>;

/** From gross to net; the components add up to both. */
export const stepsView = z.object({
  ...componentsView.shape,
  gross: decimalView,
  net: decimalView,
  earningCount: z.int(),
});
export type StepsView = z.output<typeof stepsView>;

export const platformPartView = z.object({
  ...partView.shape,
  platformId: idView,
  gross: decimalView,
  fees: decimalView,
  rate: rateView,
});
export type PlatformPartView = z.output<typeof platformPartView>;

export const productPartView = z.object({
  ...partView.shape,
  productId: idView,
  name: z.string(),
  units: z.int(),
});
export type ProductPartView = z.output<typeof productPartView>;

export const tagPartView = z.object({
  ...partView.shape,
  tag: z.string(),
});
export type TagPartView = z.output<typeof tagPartView>;

/** One bucket over time; its parts add up to its net. */
export const stackView = z.object({
  ...rangeView.shape,
  ...partView.shape,
  parts: z.array(z.object({ ...partView.shape, platformId: idView })),
});
export type StackView = z.output<typeof stackView>;

/** Time worked in one hour of one weekday, all weeks together, and what it earned. */
export const hourCellView = z.object({
  weekday: weekdayView.describe('The business day to which the hour belongs'),
  hour: z.int().describe("0–23 of the wall clock in the user's zone"),
  seconds: z.int(),
  money: decimalView.describe('Money before tax of those hours'),
  rate: decimalView.describe('Money per hour'),
  days: z.int().describe('Different days on which this hour was worked'),
});
export type HourCellView = z.output<typeof hourCellView>;

/** A part of a weekday, by what its hours earned. */
export const hourWindowView = z.object({
  weekday: weekdayView,
  part: z.enum(DAY_PARTS),
  seconds: z.int(),
  rate: decimalView,
  days: z.int(),
});
export type HourWindowView = z.output<typeof hourWindowView>;

export const weekHoursView = z.object({
  cells: z.array(hourCellView).describe('Empty under the floor'),
  seconds: z.int().describe('Time with a start and an end, in this currency'),
  days: z.int().describe('Different days of it'),
  untimedSeconds: z.int().describe('Other time in this currency: nobody said when it was'),
  best: hourWindowView
    .nullable()
    .describe('The part of the week that paid best; null where there are not two to compare'),
  isUnderFloor: z.boolean(),
});
export type WeekHoursView = z.output<typeof weekHoursView>;

/** Earnings whose net is from `from` up to, but not, `to`; null where the end is open. */
export const spreadBinView = z.object({
  ...partView.shape,
  from: decimalView.nullable(),
  to: decimalView.nullable(),
});
export type SpreadBinView = z.output<typeof spreadBinView>;

export const spreadView = z.object({
  bins: z.array(spreadBinView).describe('Empty under the floor'),
  median: decimalView.nullable(),
  earningCount: z.int(),
  isUnderFloor: z.boolean(),
});
export type SpreadView = z.output<typeof spreadView>;

/** Everything of one currency. */
export const currencyReportView = z.object({
  currency: currencyView,
  steps: stepsView,
  platforms: z.array(platformPartView),
  products: z.array(productPartView),
  withoutProduct: partView.describe('Earnings of no product'),
  tags: z
    .array(tagPartView)
    .describe('An earning with two tags counts under each: these overlap, and do not add up'),
  untagged: partView,
  buckets: z.array(stackView),
  hours: weekHoursView,
  spread: spreadView,
});
export type CurrencyReportView = z.output<typeof currencyReportView>;

export const analyticsView = z.object({
  today: dateView,
  period: rangeView,
  bucketUnit: z.enum(BUCKET_UNITS),
  currencies: z
    .array(currencyPartView)
    .describe("Every currency in which something was earned or worked, the profile's first"),
  report: currencyReportView.nullable().describe('Null where nothing was earned or worked'),
  latestOn: dateView
    .nullable()
    .describe('The newest day on which anything was earned; null in an account without earnings'),
});
export type AnalyticsView = z.output<typeof analyticsView>;
