import { z } from 'zod';
import { GOAL_PERIOD_KINDS } from '../choices.ts';
import { rangeView } from './dashboard.ts';
import { currencyView, decimalView, idView } from './fields.ts';

export const goalView = z.object({
  id: idView,
  periodKind: z.enum(GOAL_PERIOD_KINDS),
  currency: currencyView,
  platformId: idView.nullable(),
  target: decimalView,
  version: z.int(),
});
export type GoalView = z.output<typeof goalView>;

/** How the current period stands at the end of today. */
export const goalPaceView = z.object({
  elapsedDays: z.int(),
  totalDays: z.int(),
  daysLeft: z.int().describe('Today and the days after it'),
  expected: decimalView.describe('What an even pace has made by now'),
  ahead: decimalView.describe('Made minus expected: negative when behind'),
  left: decimalView.describe('What is missing from the target'),
  perDay: decimalView.describe('What each of the days left has to bring'),
});
export type GoalPaceView = z.output<typeof goalPaceView>;

export const goalOutcomeView = z.object({
  ...rangeView.shape,
  made: decimalView,
  isReached: z.boolean(),
});
export type GoalOutcomeView = z.output<typeof goalOutcomeView>;

export const goalProgressView = z.object({
  ...goalView.shape,
  period: rangeView,
  made: decimalView.describe('Net of the current period so far'),
  pace: goalPaceView,
  before: z
    .array(goalOutcomeView)
    .describe('The periods before, the latest first, back to the one of the first earning and six at most'),
});
export type GoalProgressView = z.output<typeof goalProgressView>;
