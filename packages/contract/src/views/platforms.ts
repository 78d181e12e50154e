import { z } from 'zod';
import { PLATFORM_COLOURS, PLATFORM_KINDS } from '../platform-kinds.ts';
import { currencyView, decimalView, idView, weekdayView } from './fields.ts';

export const platformView = z.object({
  id: idView,
  name: z.string(),
  kind: z.enum(PLATFORM_KINDS),
  colour: z.literal(PLATFORM_COLOURS),
  currency: currencyView,
  timeZone: z.string().nullable(),
  dayCutoffMinutes: z.int(),
  weekStart: weekdayView.nullable(),
  expectedHourly: decimalView.nullable(),
  catalogueKey: z.string().nullable(),
  isArchived: z.boolean(),
  earningCount: z
    .int()
    .describe('How many earnings it holds; one with earnings is archived instead of deleted'),
  version: z.int(),
});
export type PlatformView = z.output<typeof platformView>;

/** What deleting did: history is never cascaded away. */
export const deletePlatformView = z.object({
  outcome: z.enum(['deleted', 'archived']),
});
export type DeletePlatformView = z.output<typeof deletePlatformView>;
