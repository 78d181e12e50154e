import { z } from 'zod';
import { emailField, ROLES, type Role } from './auth.ts';
import { pageInput } from './fields.ts';

/** What can be done with the installation, each a right of its own. */
export const OPERATOR_RIGHTS = ['look', 'incidents', 'maintenance', 'accounts'] as const;
export type OperatorRight = (typeof OPERATOR_RIGHTS)[number];

/** Least privilege: what is not listed is refused, and not shown. */
export const RIGHTS_OF_ROLE = {
  admin: OPERATOR_RIGHTS,
  on_call: ['look', 'incidents', 'maintenance'],
  developer: ['look'],
  user: [],
} as const satisfies Record<Role, readonly OperatorRight[]>;

/** Whether somebody of a role may do something. */
export function mayOperate(role: Role, right: OperatorRight): boolean {
  const rights: readonly OperatorRight[] = RIGHTS_OF_ROLE[role];
  return rights.includes(right);
}

/** What is remembered of what operators did. */
export const OPERATOR_ACTIONS = [
  'incident_declared',
  'incident_updated',
  'incident_resolved',
  'incident_reviewed',
  'maintenance_announced',
  'maintenance_cancelled',
  'read_only_begun',
  'read_only_ended',
  'role_changed',
] as const;
export type OperatorAction = (typeof OPERATOR_ACTIONS)[number];

export const setRoleInput = z.strictObject({ email: emailField, role: z.enum(ROLES) });

export const listOperatorsInput = z.strictObject({ ...pageInput.shape });

export const listOperatorActsInput = z.strictObject({ ...pageInput.shape });
