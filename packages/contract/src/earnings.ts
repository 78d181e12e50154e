import { z } from 'zod';
import { earningFilter } from './earning-filter.ts';
import {
  amountField,
  clockField,
  currencyField,
  dateField,
  idField,
  noteField,
  pageInput,
  tagsField,
  versionField,
  workSecondsField,
} from './fields.ts';
import { LIMITS } from './limits.ts';

/** The parts of an earning as typed; what is left out is zero. Fees and taxes are positive when taken off. */
export const componentsInput = z.strictObject({
  base: amountField.default(0n),
  tips: amountField.default(0n),
  bonuses: amountField.default(0n),
  adjustments: amountField.default(0n),
  reimbursements: amountField.default(0n),
  fees: amountField.default(0n),
  taxesWithheld: amountField.default(0n),
  passThroughTax: amountField.default(0n),
  cashCollected: amountField.default(0n),
});

/** Hours typed with an earning: they belong to it. */
export const earningHoursInput = z.strictObject({ clock: clockField, seconds: workSecondsField });

/** What was sold by it. */
export const saleInput = z.strictObject({
  productId: idField,
  /** Negative for units that came back. */
  units: z
    .number()
    .int('Write whole units')
    .min(-LIMITS.saleUnits, 'So many units are too many for one sale')
    .max(LIMITS.saleUnits, 'So many units are too many for one sale')
    .refine((units) => units !== 0, 'A sale has at least one unit'),
});

const earningFields = {
  platformId: idField,
  earnedOn: dateField,
  currency: currencyField,
  components: componentsInput,
  note: noteField.default(''),
  hours: earningHoursInput.nullable().default(null),
  tags: tagsField.prefault([]),
  /** The earning that this refund or correction adjusts. */
  adjustsId: idField.nullable().default(null),
  sale: saleInput.nullable().default(null),
};

export const createEarningInput = z.strictObject({ id: idField, ...earningFields });
/** The whole earning as it is to be: every editable value is given. */
export const updateEarningInput = z.strictObject({ id: idField, version: versionField, ...earningFields });
export const earningIdInput = z.strictObject({ id: idField });

export const listEarningsInput = z.strictObject({ ...pageInput.shape, ...earningFilter.shape });
