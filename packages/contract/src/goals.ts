import { z } from 'zod';
import { GOAL_PERIOD_KINDS, type GoalPeriodKind } from './choices.ts';
import type { RangeView } from './dashboard.ts';
import { amountField, currencyField, idField, versionField } from './fields.ts';

const goalFields = {
  periodKind: z.enum(GOAL_PERIOD_KINDS),
  currency: currencyField,
  /** Null: on all platforms together. */
  platformId: idField.nullable().default(null),
  target: amountField.refine((micros) => micros > 0n, 'Aim at more than nothing'),
};

export const createGoalInput = z.strictObject({ id: idField, ...goalFields });
/** The whole goal as it is to be: every value is given. */
export const updateGoalInput = z.strictObject({ id: idField, version: versionField, ...goalFields });
export const goalIdInput = z.strictObject({ id: idField });

export interface GoalView {
  id: string;
  periodKind: GoalPeriodKind;
  currency: string;
  platformId: string | null;
  target: string;
  version: number;
}

/** How the current period stands at the end of today. */
export interface GoalPaceView {
  elapsedDays: number;
  totalDays: number;
  /** Today and the days after it. */
  daysLeft: number;
  /** What an even pace has made by now. */
  expected: string;
  /** Made minus expected: negative when behind. */
  ahead: string;
  /** What is missing from the target. */
  left: string;
  /** What each of the days left has to bring. */
  perDay: string;
}

export interface GoalOutcomeView extends RangeView {
  made: string;
  isReached: boolean;
}

export interface GoalProgressView extends GoalView {
  period: RangeView;
  /** Net of the current period so far. */
  made: string;
  pace: GoalPaceView;
  /** The periods before, the latest first, back to the one of the first earning and six at most. */
  before: GoalOutcomeView[];
}
