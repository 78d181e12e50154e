import { z } from 'zod';
import { BIN_KINDS, GOAL_PERIOD_KINDS } from '../choices.ts';
import { currencyView, dateView, decimalView, idView, instantView } from './fields.ts';

/** A deleted thing, with what a person knows it again by. */
export const binItemView = z.object({
  kind: z.enum(BIN_KINDS),
  id: idView,
  name: z.string().describe('Of a platform or product, or what was noted; may be empty'),
  platforms: z.array(z.string()).describe('Names of the platforms that it is of'),
  day: dateView.nullable().describe('On which it was earned, worked or paid'),
  amount: decimalView.nullable().describe('Net of an earning, amount of a payout, target of a goal'),
  currency: currencyView.nullable(),
  seconds: z.int().nullable().describe('Of work, by its clock'),
  periodKind: z.enum(GOAL_PERIOD_KINDS).nullable().describe('Of a goal'),
  deletedAt: instantView,
  goneAt: instantView.describe('From then on it cannot be brought back'),
});
export type BinItemView = z.output<typeof binItemView>;

export const binChangeView = z.object({
  count: z.int().describe('How many things it concerned; those that were so already are not among them'),
});
export type BinChangeView = z.output<typeof binChangeView>;
