import { z } from 'zod';
import type { EarningSource } from './choices.ts';
import {
  amountField,
  currencyField,
  dateField,
  idField,
  noteField,
  pageInput,
  versionField,
} from './fields.ts';

const payoutFields = {
  platformId: idField,
  paidOn: dateField,
  currency: currencyField,
  /** Positive = sent to the bank; negative = taken back from there. */
  amount: amountField.refine((micros) => micros !== 0n, 'Write how much arrived'),
  note: noteField.default(''),
};

export const createPayoutInput = z.strictObject({ id: idField, ...payoutFields });
/** The whole payout as it is to be: every editable value is given. */
export const updatePayoutInput = z.strictObject({ id: idField, version: versionField, ...payoutFields });
export const payoutIdInput = z.strictObject({ id: idField });

export const listPayoutsInput = z.strictObject({
  ...pageInput.shape,
  from: dateField.nullish(),
  to: dateField.nullish(),
  platformId: idField.nullish(),
});

/** Money that a platform sent to the bank; never income. */
export interface PayoutView {
  id: string;
  platformId: string;
  paidOn: string;
  currency: string;
  amount: string;
  /** What the statement calls it, or what the person typed. */
  note: string;
  source: EarningSource;
  version: number;
}

/** How a platform stands with the person in one currency, over all time. */
export interface OwedView {
  platformId: string;
  currency: string;
  /** Net and the tax that was collected for an office, without the cash that is in hand already. */
  earned: string;
  paidOut: string;
  /** Earned minus paid out; negative when more was sent than is recorded. */
  owed: string;
  lastPaidOn: string | null;
  /** Earnings of the days after the last payout; all of them where there was none. */
  earningsSince: number;
}
