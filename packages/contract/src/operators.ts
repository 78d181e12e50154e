import { z } from 'zod';
import { emailField } from './auth.ts';
import { ROLES } from './operator-rights.ts';
import { pageInput, textField } from './fields.ts';

/** What is remembered of what operators did. */
export const OPERATOR_ACTIONS = [
  'incident_declared',
  'incident_updated',
  'incident_resolved',
  'incident_reviewed',
  'maintenance_announced',
  'maintenance_cancelled',
  'read_only_begun',
  'restart_asked',
  'read_only_ended',
  'role_changed',
  'upkeep_begun',
  'upkeep_ended',
  'archiving_begun',
  'archiving_ended',
  'backup_restored',
  'backup_user_restored',
  'backup_table_restored',
  'drill_passed',
  'drill_failed',
] as const;
export type OperatorAction = (typeof OPERATOR_ACTIONS)[number];

export const setRoleInput = z.strictObject({ email: emailField, role: z.enum(ROLES) });

export const listAccountsInput = z.strictObject({ ...pageInput.shape });

export const listOperatorActsInput = z.strictObject({ ...pageInput.shape });

/** Whatever a request may be called, by a proxy before this server too. */
export const restartInput = z.strictObject({
  instanceId: z.uuid(),
  /** As it calls itself, for whoever reads later what was done. */
  host: textField.min(1).max(255),
});

export const logStoryInput = z.strictObject({
  requestId: z
    .string()
    .trim()
    .regex(/^[\w.-]{8,64}$/, 'A request has an id of 8 to 64 letters, digits, dots, dashes and underscores'),
});
