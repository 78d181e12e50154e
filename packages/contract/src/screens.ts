/** The screens by their route patterns. A test compares them with the routes of the pages. */
export const SCREENS = [
  '/',
  '/analytics',
  '/bin',
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
  '/operator',
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
