import { z } from 'zod';
import { ACTIONS, type ActionGroup } from './choices.ts';
import { instantField, pageInput } from './fields.ts';

const GROUPS = Object.keys(ACTIONS) as [ActionGroup, ...ActionGroup[]];

export const listAuditInput = z.strictObject({
  ...pageInput.shape,
  about: z.enum(GROUPS).nullish(),
  /** From this instant on. */
  from: instantField.nullish(),
  /** Before this instant. */
  to: instantField.nullish(),
});
