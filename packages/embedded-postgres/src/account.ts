import { spawnSync } from 'node:child_process';
import { userInfo } from 'node:os';

import { DatabaseStartError } from './database-start-error.ts';

/** The account of the host that the database runs as. */
export interface Account {
  uid: number;
  gid: number;
  label: string;
  /** False for a numeric uid that no passwd entry names, as in many containers. */
  hasName: boolean;
  /** True when it is the account of this process, so that nothing has to be switched. */
  isOwn: boolean;
}

/** Answers `id -u`, `id -g` and `id -un` for a name or a number, as the host knows it. */
export type LookUp = (flag: '-u' | '-g' | '-un', user: string) => string | undefined;

const defaultUsers = ['postgres', 'nobody'];

/**
 * Chooses the account that runs the database. Root never does: `wanted` (a name, a uid, or `uid:gid`), else the
 * account that owns the existing database, else postgres, else nobody. Anybody else runs it as themselves. Creates none.
 * Throws DatabaseStartError when `wanted` cannot be had.
 */
export function chooseAccount(wanted?: string, ownerUid?: number, lookUp: LookUp = askHost): Account {
  const own = ownAccount();
  return own.uid === 0 ? chooseForRoot(wanted, ownerUid, lookUp) : requireOwn(own, wanted, lookUp);
}

export function chooseForRoot(
  wanted: string | undefined,
  ownerUid: number | undefined,
  lookUp: LookUp,
): Account {
  if (wanted !== undefined) return requireUnprivileged(findAccount(wanted, lookUp), wanted);
  if (ownerUid !== undefined && ownerUid !== 0)
    return requireUnprivileged(findAccount(String(ownerUid), lookUp));
  for (const user of defaultUsers) {
    const account = findAccount(user, lookUp);
    if (account !== undefined && account.uid !== 0) return account;
  }
  throw new DatabaseStartError(
    'PostgreSQL refuses to run as root, and this machine has neither an account postgres nor nobody: ' +
      'name an existing account with EARNTRACK_DB_USER.',
  );
}

function ownAccount(): Account {
  const uid = process.getuid?.();
  const gid = process.getgid?.();
  if (uid === undefined || gid === undefined) {
    throw new DatabaseStartError(
      'The embedded PostgreSQL runs on Linux and macOS only: set DATABASE_URL instead.',
    );
  }
  const name = ownName();
  return { uid, gid, label: name ?? `uid ${uid}`, hasName: name !== undefined, isOwn: true };
}

function ownName(): string | undefined {
  try {
    return userInfo().username;
  } catch {
    // A uid without a passwd entry has no name to be told.
    return undefined;
  }
}

export function requireOwn(own: Account, wanted: string | undefined, lookUp: LookUp): Account {
  if (wanted === undefined || findAccount(wanted, lookUp)?.uid === own.uid) return own;
  throw new DatabaseStartError(
    `Only root can run the database as another account: start as root, or leave out EARNTRACK_DB_USER=${wanted}.`,
  );
}

function requireUnprivileged(account: Account | undefined, wanted = account?.label ?? ''): Account {
  if (account === undefined) {
    throw new DatabaseStartError(`EARNTRACK_DB_USER=${wanted} names no account of this machine.`);
  }
  if (account.uid !== 0) return account;
  throw new DatabaseStartError(`EARNTRACK_DB_USER=${wanted} is root, and PostgreSQL refuses to run as root.`);
}

function findAccount(user: string, lookUp: LookUp): Account | undefined {
  const numeric = /^(\d+)(?::(\d+))?$/.exec(user);
  if (numeric?.[1] === undefined) return findNamed(user, lookUp);
  const name = lookUp('-un', numeric[1]);
  const gid = numeric[2] ?? lookUp('-g', numeric[1]) ?? numeric[1];
  const label = name ?? `uid ${numeric[1]}`;
  return { uid: Number(numeric[1]), gid: Number(gid), label, hasName: name !== undefined, isOwn: false };
}

function findNamed(user: string, lookUp: LookUp): Account | undefined {
  const uid = lookUp('-u', user);
  const gid = lookUp('-g', user);
  if (uid === undefined || gid === undefined) return undefined;
  return { uid: Number(uid), gid: Number(gid), label: user, hasName: true, isOwn: false };
}

function askHost(flag: '-u' | '-g' | '-un', user: string): string | undefined {
  const { status, stdout } = spawnSync('id', [flag, '--', user], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}
