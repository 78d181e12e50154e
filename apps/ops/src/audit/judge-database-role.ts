import type { AccessReview } from '@earntrack/api/server';
import { counted } from '../review/amounts.ts';
import { act, type Finding, look, WELL } from '../review/finding.ts';

type Role = AccessReview['database'];

const FROM_DATABASE = { part: 'Database', source: 'PostgreSQL' };

/** What of the role is right for this installation. */
interface Use {
  isEmbedded: boolean;
  /** Backups are made, and proved in databases beside this one. */
  provesHere: boolean;
}

/** As whom EarnTrack uses the database: what it may beyond its own tables, and who else may sign in there. */
export function judgeDatabaseRole(role: Role, use: Use): Finding[] {
  const powers = powersOf(role);
  return [
    {
      ...FROM_DATABASE,
      name: `Role ${role.role}`,
      measured: powers.length === 0 ? 'its own tables and nothing else' : `may ${powers.join(', ')}`,
      ...judgePowers(role, use),
    },
    judgeWay(role),
    {
      ...FROM_DATABASE,
      name: 'Who may sign in to PostgreSQL',
      measured: counted(role.logins.length, 'role'),
      ...(role.logins.length > 2 ? look('See that each is known: "drop role" ends one.') : WELL),
      rows: role.logins.map(({ name, is_superuser: isSuper }) => `${name}${isSuper ? ', superuser' : ''}`),
    },
  ];
}

function powersOf(role: Role): string[] {
  return [
    role.is_superuser && 'do everything (superuser)',
    role.may_create_roles && 'make roles',
    role.may_create_databases && 'make databases',
    role.may_replicate && 'copy the whole server (replication)',
    role.passes_row_rules && 'pass rules for rows',
  ].filter((power) => power !== false);
}

function judgePowers(role: Role, { isEmbedded, provesHere }: Use) {
  const unneeded = powersOf({ ...role, may_create_databases: role.may_create_databases && !provesHere });
  // The one that comes along is EarnTrack's alone, listens on this machine, and has nobody else to be kept from.
  if (isEmbedded || unneeded.length === 0) return WELL;
  const hasOtherOwner = role.logins.some((one) => one.is_superuser && one.name !== role.role);
  // The last superuser cannot be made less, and should not be: nobody could look after PostgreSQL.
  const need = provesHere
    ? 'EarnTrack needs to make databases, to prove backups, and no more'
    : 'EarnTrack needs none of it';
  const createdb = provesHere ? 'createdb' : 'nocreatedb';
  const todo = hasOtherOwner
    ? `${need}. As another superuser: "alter role ${role.role} nosuperuser nocreaterole ${createdb} noreplication nobypassrls".`
    : `${need}: give it a role of its own, as docs/runbook/security-audit.md says.`;
  return role.is_superuser || role.may_create_roles ? act(todo) : look(todo);
}

function judgeWay({ is_local: isLocal, is_encrypted: isEncrypted, password_encryption: how }: Role): Finding {
  const way = isLocal ? 'on this machine' : isEncrypted ? 'over TLS' : 'over the network, unencrypted';
  return {
    ...FROM_DATABASE,
    name: 'The way to it',
    measured: `${way}; passwords kept as ${how}`,
    ...(how !== 'scram-sha-256'
      ? act('Set password_encryption = scram-sha-256 and give the passwords anew.')
      : isLocal || isEncrypted
        ? WELL
        : look('Where others share that network, end DATABASE_URL with ?sslmode=verify-full.')),
  };
}
