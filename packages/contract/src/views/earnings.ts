import { z } from 'zod';
import { EARNING_SOURCES } from '../choices.ts';
import { currencyView, dateView, decimalView, idView } from './fields.ts';
import { CLOCKS, type ComponentName } from '@earntrack/domain';

/** Amounts as decimal strings. */
export const componentsView = z.object({
  base: decimalView,
  tips: decimalView,
  bonuses: decimalView,
  adjustments: decimalView,
  reimbursements: decimalView,
  fees: decimalView,
  taxesWithheld: decimalView,
  passThroughTax: decimalView,
  cashCollected: decimalView,
} satisfies Record<ComponentName, z.ZodType>);
export type ComponentsView = z.output<typeof componentsView>;

export const earningView = z.object({
  id: idView,
  platformId: idView,
  earnedOn: dateView,
  currency: currencyView,
  components: componentsView,
  gross: decimalView,
  net: decimalView,
  note: z.string().describe('What the statement calls it, or what the person typed'),
  description: z.string(),
  source: z.enum(EARNING_SOURCES),
  hours: z.object({ clock: z.enum(CLOCKS), seconds: z.int() }).nullable(),
  tags: z.array(z.string()),
  adjustsId: idView.nullable(),
  sale: z.object({ productId: idView, units: z.int() }).nullable(),
  version: z.int(),
});
export type EarningView = z.output<typeof earningView>;
