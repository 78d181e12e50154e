import type { Clock, ComponentName } from '@earntrack/domain';
import { z } from 'zod';
import {
  amountField,
  clockField,
  currencyField,
  dateField,
  idField,
  noteField,
  pageInput,
  versionField,
  workSecondsField,
} from './fields.ts';

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

const earningFields = {
  platformId: idField,
  earnedOn: dateField,
  currency: currencyField,
  components: componentsInput,
  note: noteField.default(''),
  hours: earningHoursInput.nullable().default(null),
};

export const createEarningInput = z.strictObject({ id: idField, ...earningFields });
/** The whole earning as it is to be: every editable value is given. */
export const updateEarningInput = z.strictObject({ id: idField, version: versionField, ...earningFields });
export const earningIdInput = z.strictObject({ id: idField });

export const listEarningsInput = z.strictObject({
  ...pageInput.shape,
  from: dateField.nullish(),
  to: dateField.nullish(),
  platformId: idField.nullish(),
});

export const EARNING_SOURCES = ['typed', 'statement'] as const;
export type EarningSource = (typeof EARNING_SOURCES)[number];

/** Amounts as decimal strings. */
export type ComponentsView = Record<ComponentName, string>;

export interface EarningView {
  id: string;
  platformId: string;
  earnedOn: string;
  currency: string;
  components: ComponentsView;
  gross: string;
  net: string;
  /** What the statement calls it, or what the person typed. */
  note: string;
  description: string;
  source: EarningSource;
  hours: { clock: Clock; seconds: number } | null;
  version: number;
}
