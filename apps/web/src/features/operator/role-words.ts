import { mayOperate, OPERATOR_RIGHTS, type OperatorRight, type Role } from '@earntrack/contract';

const ROLE_NAMES: Record<Role, string> = {
  admin: 'Admin',
  on_call: 'On call',
  developer: 'Developer',
  user: 'User',
};

/** What a right lets somebody do: in a word for a list of roles, and told for whoever gives it. */
const RIGHT_WORDS: Record<OperatorRight, { word: string; told: string }> = {
  look: { word: 'look', told: 'see how this installation works, on this page' },
  incidents: { word: 'incidents', told: 'declare incidents, and tell everybody how they stand' },
  maintenance: { word: 'maintenance', told: 'announce maintenance, and begin and end read-only mode' },
  logs: { word: 'logs', told: 'read the log: faults, and what happened in one request' },
  restart: { word: 'restart', told: 'restart an instance' },
  accounts: { word: 'accounts', told: 'see who has an account, invite people, and give and take roles' },
};

export function roleName(role: Role): string {
  return ROLE_NAMES[role];
}

/** Made from the rights themselves, so that it cannot say less than the role grants. */
export function roleLabel(role: Role): string {
  const words = rightsOf(role).map((right) => RIGHT_WORDS[right].word);
  return `${ROLE_NAMES[role]}: ${words.join(', ') || 'their own account'}`;
}

/** What somebody of a role may do with the installation, one phrase a right; nothing where it is none. */
export function whatRoleMayDo(role: Role): string[] {
  return rightsOf(role).map((right) => RIGHT_WORDS[right].told);
}

function rightsOf(role: Role): OperatorRight[] {
  return OPERATOR_RIGHTS.filter((right) => mayOperate(role, right));
}
