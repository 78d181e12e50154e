import { z } from 'zod';
import { BASES } from '../choices.ts';
import { currencyView, weekdayView } from './fields.ts';

export const profileView = z.object({
  displayName: z.string(),
  timeZone: z.string(),
  currency: currencyView,
  locale: z.string(),
  weekStart: weekdayView,
  taxYearStart: z.object({ month: z.int(), day: z.int() }),
  basis: z.enum(BASES),
  version: z.int(),
});
export type ProfileView = z.output<typeof profileView>;
