// Apart from the inputs, so that a page that lists choices does not load the validation of what is sent.

export const EARNING_SOURCES = ['typed', 'statement'] as const;
export type EarningSource = (typeof EARNING_SOURCES)[number];

/** Where a refund counts: when it happened (cash), or with the earning that it adjusts (accrual). */
export const BASES = ['cash', 'accrual'] as const;
export type Basis = (typeof BASES)[number];

export const IMPORT_OUTCOMES = ['new', 'unchanged', 'changed', 'leftOut'] as const;
export type ImportOutcome = (typeof IMPORT_OUTCOMES)[number];

export { PRODUCT_KINDS, type ProductKind } from '@earntrack/domain';

/** Under so much, a pattern would be chance: nothing is said then, except what is missing. */
export const ANALYTICS_FLOORS = {
  /** For the hours of the week: time with a start and an end, on so many days. */
  hours: { seconds: 8 * 3600, days: 3 },
  /** For one part of one weekday to be called the best of all. */
  window: { seconds: 2 * 3600, days: 2 },
  /** For how earnings spread. */
  spread: { earnings: 8 },
} as const;

/** The periods in which something can be aimed at. */
export const GOAL_PERIOD_KINDS = ['day', 'week', 'month', 'quarter', 'year', 'taxYear'] as const;
export type GoalPeriodKind = (typeof GOAL_PERIOD_KINDS)[number];

/** How many periods before the current one a goal looks back on. */
export const GOAL_PERIODS_BEFORE = 6;

/** Under so many earnings with hours, or so few hours, a rate is chance: it is shown, and ranked with nothing. */
export const RANK_FLOOR = { earnings: 3, seconds: 2 * 3600 } as const;

/** What a program's token may be allowed. */
export const TOKEN_SCOPES = ['read', 'write', 'import', 'export'] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

/** How long a token may be good for, in days; null for as long as nobody revokes it. */
export const TOKEN_LIFETIMES = [30, 90, 365, null] as const;
export type TokenLifetime = (typeof TOKEN_LIFETIMES)[number];
