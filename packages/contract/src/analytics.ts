import { z } from 'zod';
import { periodInput } from './dashboard.ts';
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

export const DAY_PARTS = ['night', 'morning', 'afternoon', 'evening'] as const;
/** Six hours each, from midnight. */
export type DayPart = (typeof DAY_PARTS)[number];
