import { z } from 'zod';
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
