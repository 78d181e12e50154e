export const ROLES = ['admin', 'developer', 'on_call', 'user'] as const;
export type Role = (typeof ROLES)[number];

/** What can be done with the installation, each a right of its own. */
export const OPERATOR_RIGHTS = ['look', 'incidents', 'maintenance', 'logs', 'restart', 'accounts'] as const;
export type OperatorRight = (typeof OPERATOR_RIGHTS)[number];

/** Least privilege: what is not listed is refused, and not shown. */
export const RIGHTS_OF_ROLE = {
  admin: OPERATOR_RIGHTS,
  on_call: ['look', 'incidents', 'maintenance', 'logs', 'restart'],
  developer: ['look'],
  user: [],
} as const satisfies Record<Role, readonly OperatorRight[]>;

/** Whether somebody of a role may do something. Apart from what checks input, since the frame of every screen asks it. */
export function mayOperate(role: Role, right: OperatorRight): boolean {
  const rights: readonly OperatorRight[] = RIGHTS_OF_ROLE[role];
  return rights.includes(right);
}
