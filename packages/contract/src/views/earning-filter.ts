import { z } from 'zod';
import { currencyView, dateView, decimalView } from './fields.ts';

/** Sums of one currency over the earnings that fit a filter; exact decimal strings. */
export const earningSumsView = z.object({
  currency: currencyView,
  gross: decimalView,
  fees: decimalView,
  net: decimalView,
  count: z.int(),
});
export type EarningSumsView = z.output<typeof earningSumsView>;

/** A day with earnings that fit a filter, and what they add up to. */
export const earningDayView = z.object({
  day: dateView,
  sums: z.array(earningSumsView),
});
export type EarningDayView = z.output<typeof earningDayView>;

/** A tag of the account and how many earnings have it. */
export const tagView = z.object({
  tag: z.string(),
  count: z.int(),
});
export type TagView = z.output<typeof tagView>;
