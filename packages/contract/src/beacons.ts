import { z } from 'zod';
import { BEACON_LIMITS, OTHER_SCREEN, SCREENS, WEB_ERROR_KINDS } from './screens.ts';

const screen = z.enum([...SCREENS, OTHER_SCREEN]).catch(OTHER_SCREEN);
/** A page that was open in the background for days says nothing about how fast it is. */
const milliseconds = z.number().min(0).max(600_000);

const vital = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('LCP'), screen, value: milliseconds }),
  z.strictObject({ name: z.literal('INP'), screen, value: milliseconds }),
  z.strictObject({ name: z.literal('CLS'), screen, value: z.number().min(0).max(100) }),
]);
export type WebVital = z.output<typeof vital>;

/** What a page tells about itself: how fast it was and what failed. Nothing of who has it open, no message and no address. */
export const beaconInput = z
  .strictObject({
    vitals: z.array(vital).max(BEACON_LIMITS.vitals).default([]),
    errors: z.array(z.enum(WEB_ERROR_KINDS)).max(BEACON_LIMITS.errors).default([]),
  })
  .readonly();
export type Beacon = z.output<typeof beaconInput>;
