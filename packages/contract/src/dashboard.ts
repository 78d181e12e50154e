import { type BucketUnit, type Clock, PERIOD_KINDS } from '@earntrack/domain';
import { z } from 'zod';
import type { EarningView } from './earnings.ts';
import { dateField } from './fields.ts';
import type { Basis } from './choices.ts';

export const periodInput = z
  .strictObject({
    kind: z.enum(PERIOD_KINDS),
    /** A day inside the wanted week, month or year; today in the user's zone when left out. */
    anchor: dateField.optional(),
    from: dateField.optional(),
    to: dateField.optional(),
  })
  .refine((period) => period.kind !== 'custom' || (period.from !== undefined && period.to !== undefined), {
    message: 'Choose the first and the last day',
    path: ['from'],
  })
  .refine((period) => !period.from || !period.to || period.from <= period.to, {
    message: 'The last day is before the first one',
    path: ['to'],
  });

export const dashboardInput = z.strictObject({
  period: periodInput,
  /** How hours that several platforms share are divided. */
  sharedTime: z.enum(['even', 'net']).default('even'),
});

export interface RangeView {
  from: string;
  to: string;
}

/** Sums of one currency; amounts as exact decimal strings, rounded only where they are shown. */
export interface FiguresView {
  currency: string;
  gross: string;
  fees: string;
  net: string;
  tips: string;
  earningCount: number;
}

/** An honest rate and how far it can be trusted. */
export interface RateView {
  /** Money per hour; null where no hours were kept. */
  rate: string | null;
  /** The part of the money that has hours, in ten-thousandths; null where there is no money. */
  coverageBasisPoints: number | null;
  /** Net before tax that has hours. */
  covered: string;
  /** Hours worked on the days of the figures. */
  workedSeconds: number;
  /** Hours that the rate divides by: those that cover the money, on whatever day of its week, and unpaid ones. */
  countedSeconds: number;
  /** The clock that most of the hours were kept by. */
  clock: Clock | null;
}

export interface CurrencyTotalsView extends FiguresView {
  rate: RateView;
  /** The same figures of the stretch before, over the same elapsed days; null for "all". */
  before: (FiguresView & { rate: RateView }) | null;
}

export interface PlatformTotalsView extends FiguresView {
  platformId: string;
  rate: RateView;
  /** How many earnings that brought money the rate is made of; refunds and corrections are none. */
  earningsWithHours: number;
  /** Its place by rate among those of its currency that reach the floor, 1 for the highest; null where there is too little. */
  rank: number | null;
}

export interface BucketView extends RangeView {
  currency: string;
  net: string;
  /** The part of net with hours in this bucket. */
  netWithHours: string;
  rate: RateView;
}

export interface DashboardView {
  today: string;
  period: RangeView;
  /** What the figures are compared with; null for "all" and for a period that has not begun. */
  before: RangeView | null;
  /** Where refunds and corrections count. */
  basis: Basis;
  /** Something in the period, or counted in it, adjusts another earning: the basis matters. */
  hasCorrections: boolean;
  /** Hours worked in the whole period, every hour once, whatever currency they earned. */
  workedSeconds: number;
  workedSecondsBefore: number | null;
  /** One per currency, the profile's first. Empty when nothing was earned or worked, in the stretch before neither. */
  totals: CurrencyTotalsView[];
  platforms: PlatformTotalsView[];
  bucketUnit: BucketUnit;
  buckets: BucketView[];
  recent: EarningView[];
}
