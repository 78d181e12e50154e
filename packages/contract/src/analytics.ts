import type { BucketUnit, Weekday } from '@earntrack/domain';
import { z } from 'zod';
import { periodInput, type RangeView, type RateView } from './dashboard.ts';
import type { ComponentsView } from './earnings.ts';
import { amountField, currencyField, weekdayField } from './fields.ts';

export const analyticsInput = z.strictObject({
  period: periodInput,
  /** Whose figures are wanted; the profile's, or the first that has any, when left out. */
  currency: currencyField.optional(),
});

/** The stretches of work behind one hour of one weekday. */
export const hourRowsInput = z.strictObject({
  period: periodInput,
  currency: currencyField,
  weekday: weekdayField,
  hour: z.number().int().min(0).max(23),
});

/** The earnings behind one bin: net from `from` up to, but not, `to`. */
export const sizeRowsInput = z.strictObject({
  period: periodInput,
  currency: currencyField,
  from: amountField.optional(),
  to: amountField.optional(),
});

/** The newest rows behind a figure of a picture, and how many there are in all. */
export interface RowsBehindView<Row> {
  rows: Row[];
  count: number;
}

export interface HourRowView {
  workId: string;
  platformIds: string[];
  workedOn: string;
  /** ISO instants of the whole stretch. */
  startedAt: string;
  endedAt: string;
  /** The part of the stretch that lies in this hour of the week. */
  seconds: number;
}

export interface SizeRowView {
  earningId: string;
  platformId: string;
  earnedOn: string;
  net: string;
  /** What the statement calls it, or what the person typed. */
  words: string;
}

/** Net of some earnings, and how many they are. */
export interface PartView {
  net: string;
  earningCount: number;
}

export interface CurrencyPartView extends PartView {
  currency: string;
}

/** From gross to net; the components add up to both. */
export interface StepsView extends ComponentsView {
  gross: string;
  net: string;
  earningCount: number;
}

export interface PlatformPartView extends PartView {
  platformId: string;
  gross: string;
  fees: string;
  rate: RateView;
}

export interface ProductPartView extends PartView {
  productId: string;
  name: string;
  units: number;
}

export interface TagPartView extends PartView {
  tag: string;
}

/** One bucket over time; its parts add up to its net. */
export interface StackView extends RangeView, PartView {
  parts: (PartView & { platformId: string })[];
}

/** Time worked in one hour of one weekday, all weeks together, and what it earned. */
export interface HourCellView {
  /** The business day to which the hour belongs. */
  weekday: Weekday;
  /** 0–23 of the wall clock in the user's zone. */
  hour: number;
  seconds: number;
  /** Money before tax of those hours. */
  money: string;
  /** Money per hour. */
  rate: string;
  /** Different days on which this hour was worked. */
  days: number;
}

export const DAY_PARTS = ['night', 'morning', 'afternoon', 'evening'] as const;
/** Six hours each, from midnight. */
export type DayPart = (typeof DAY_PARTS)[number];

/** A part of a weekday, by what its hours earned. */
export interface HourWindowView {
  weekday: Weekday;
  part: DayPart;
  seconds: number;
  rate: string;
  days: number;
}

export interface WeekHoursView {
  /** Empty under the floor. */
  cells: HourCellView[];
  /** Time with a start and an end, in this currency. */
  seconds: number;
  /** Different days of it. */
  days: number;
  /** Other time in this currency: nobody said when it was. */
  untimedSeconds: number;
  /** The part of the week that paid best; null where there are not two to compare. */
  best: HourWindowView | null;
  isUnderFloor: boolean;
}

/** Earnings whose net is from `from` up to, but not, `to`; null where the end is open. */
export interface SpreadBinView extends PartView {
  from: string | null;
  to: string | null;
}

export interface SpreadView {
  /** Empty under the floor. */
  bins: SpreadBinView[];
  median: string | null;
  earningCount: number;
  isUnderFloor: boolean;
}

/** Everything of one currency. */
export interface CurrencyReportView {
  currency: string;
  steps: StepsView;
  platforms: PlatformPartView[];
  products: ProductPartView[];
  /** Earnings of no product. */
  withoutProduct: PartView;
  /** An earning with two tags counts under each: these overlap, and do not add up. */
  tags: TagPartView[];
  untagged: PartView;
  buckets: StackView[];
  hours: WeekHoursView;
  spread: SpreadView;
}

export interface AnalyticsView {
  today: string;
  period: RangeView;
  bucketUnit: BucketUnit;
  /** Every currency in which something was earned or worked, the profile's first. */
  currencies: CurrencyPartView[];
  /** Null where nothing was earned or worked. */
  report: CurrencyReportView | null;
  /** The newest day on which anything was earned; null in an account without earnings. */
  latestOn: string | null;
}
