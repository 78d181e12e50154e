/** What PostgreSQL calls the locks of tables, the weakest first. */
export const LOCK_MODES = [
  'ACCESS SHARE',
  'ROW SHARE',
  'ROW EXCLUSIVE',
  'SHARE UPDATE EXCLUSIVE',
  'SHARE',
  'SHARE ROW EXCLUSIVE',
  'EXCLUSIVE',
  'ACCESS EXCLUSIVE',
] as const;

export type LockMode = (typeof LOCK_MODES)[number];

/** Who waits while somebody holds it. */
export type Waiting = 'everybody' | 'whoever writes' | 'nobody';

/** "ShareUpdateExclusiveLock", as pg_locks has it. */
export function modeOf(name: string): LockMode {
  const words = name
    .replace(/Lock$/, '')
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toUpperCase();
  const mode = LOCK_MODES.find((each) => each === words);
  if (mode === undefined) throw new Error(`PostgreSQL has a lock that nobody here knows: ${name}.`);
  return mode;
}

/** Negative where `one` is weaker than `other`. */
export function compareModes(one: LockMode, other: LockMode): number {
  return LOCK_MODES.indexOf(one) - LOCK_MODES.indexOf(other);
}

/** Reads take ACCESS SHARE, writes ROW EXCLUSIVE: who waits is whose lock conflicts. */
export function waitingFor(mode: LockMode): Waiting {
  if (mode === 'ACCESS EXCLUSIVE') return 'everybody';
  return compareModes(mode, 'SHARE') < 0 ? 'nobody' : 'whoever writes';
}
