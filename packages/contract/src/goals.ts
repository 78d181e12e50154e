/** The periods in which something can be aimed at. */
export const GOAL_PERIOD_KINDS = ['day', 'week', 'month', 'quarter', 'year', 'taxYear'] as const;
export type GoalPeriodKind = (typeof GOAL_PERIOD_KINDS)[number];
