import { z } from 'zod';

/** The screens by their route patterns. A test compares them with the routes of the pages. */
export const SCREENS = [
  '/',
  '/analytics',
  '/confirm-email',
  '/earnings',
  '/earnings/$earningId',
  '/earnings/new',
  '/forgot-password',
  '/goals',
  '/goals/$goalId',
  '/goals/new',
  '/imports',
  '/imports/$importId',
  '/imports/new',
  '/more',
  '/payouts',
  '/payouts/$payoutId',
  '/payouts/new',
  '/platforms',
  '/platforms/$platformId',
  '/platforms/new',
  '/products',
  '/products/$productId',
  '/products/$productId/edit',
  '/products/$productId/sale',
  '/products/new',
  '/register',
  '/reset-password',
  '/settings',
  '/sign-in',
  '/work',
  '/work/$workId',
  '/work/new',
] as const;

/** What a screen that is not in the list counts as: pages of another version know others. */
export const OTHER_SCREEN = 'other';
export type Screen = (typeof SCREENS)[number] | typeof OTHER_SCREEN;

/** How a page found out that something of its own went wrong: a script that threw, a promise that nobody kept, a screen that fell. */
export const WEB_ERROR_KINDS = ['script', 'rejection', 'screen'] as const;
export type WebErrorKind = (typeof WEB_ERROR_KINDS)[number];

/** The most that one beacon says. */
export const BEACON_LIMITS = { vitals: 10, errors: 50, bytes: 4_096 } as const;

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
