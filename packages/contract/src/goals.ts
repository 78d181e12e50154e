import { z } from 'zod';
import { GOAL_PERIOD_KINDS } from './choices.ts';
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
