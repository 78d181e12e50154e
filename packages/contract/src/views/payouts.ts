import { z } from 'zod';
import { EARNING_SOURCES } from '../choices.ts';
import { currencyView, dateView, decimalView, idView } from './fields.ts';

/** Money that a platform sent to the bank; never income. */
export const payoutView = z.object({
  id: idView,
  platformId: idView,
  paidOn: dateView,
  currency: currencyView,
  amount: decimalView,
  note: z.string().describe('What the statement calls it, or what the person typed'),
  source: z.enum(EARNING_SOURCES),
  version: z.int(),
});
export type PayoutView = z.output<typeof payoutView>;

/** How a platform stands with the person in one currency, over all time. */
export const owedView = z.object({
  platformId: idView,
  currency: currencyView,
  earned: decimalView.describe(
    'Net and the tax that was collected for an office, without the cash that is in hand already',
  ),
  paidOut: decimalView,
  owed: decimalView.describe('Earned minus paid out; negative when more was sent than is recorded'),
  lastPaidOn: dateView.nullable(),
  earningsSince: z
    .int()
    .describe('Earnings of the days after the last payout; all of them where there was none'),
});
export type OwedView = z.output<typeof owedView>;
