import { COMPONENT_NAMES } from '@earntrack/domain';
import { z } from 'zod';
import { EARNING_SOURCES } from './choices.ts';
import { currencyField, dateField, idField, tagField, textField } from './fields.ts';
import { LIMITS } from './limits.ts';

/** Which earnings are meant: those that fit everything that is given. The list, its sums, its export and bulk changes share it. */
export const earningFilter = z.strictObject({
  from: dateField.nullish(),
  to: dateField.nullish(),
  /** First and last day on which they count in the accrual view: what adjusts another earning, on the day of that one. */
  countedFrom: dateField.nullish(),
  countedTo: dateField.nullish(),
  /** Earnings of any of these. */
  platformIds: z.array(idField).min(1).max(LIMITS.filterValues).nullish(),
  /** Part of the note, of what the statement says, or of a tag, whatever its case. */
  text: textField.trim().max(LIMITS.searchLength, 'This is too long to search for').nullish(),
  /** Earnings with any of these. */
  tags: z.array(tagField).min(1).max(LIMITS.filterValues).nullish(),
  source: z.enum(EARNING_SOURCES).nullish(),
  currency: currencyField.nullish(),
  productId: idField.nullish(),
  /** The corrections of this earning. */
  adjustsId: idField.nullish(),
  /** Earnings in which this part is not zero. */
  part: z.enum(COMPONENT_NAMES).nullish(),
});
export type EarningFilter = z.output<typeof earningFilter>;
export type EarningFilterWire = z.input<typeof earningFilter>;
