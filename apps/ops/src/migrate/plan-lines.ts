import type { MigrationPlan, PlannedLock, PlannedMigration } from '@earntrack/migrations';

import { bytesInWords, countInWords, secondsInWords } from '../operating/figures-in-words.ts';

/** A plan for somebody who decides whether now is the time for it. */
export function planLines({ pending, isAsMigrated }: MigrationPlan): string[] {
  if (pending.length === 0) return ['Nothing is pending: the schema is current.'];
  const count =
    pending.length === 1 ? 'One migration is pending.' : `${pending.length} migrations are pending.`;
  const drift = isAsMigrated
    ? []
    : [
        '! The schema is not what its migrations make: somebody changed it by hand. What follows was tried without that change.',
      ];
  return [count, ...drift, ...pending.flatMap((migration) => ['', ...migrationLines(migration)])];
}

function migrationLines({ name, kind, statements, locks, ms }: PlannedMigration): string[] {
  const how =
    kind === 'transactional'
      ? 'all or nothing, and holds what it locks to its end'
      : 'online: step by step, each lets go of its locks';
  const many = statements === 1 ? 'one statement' : `${statements} statements`;
  return [
    `${name} (${how}; ${many}, ${secondsInWords(ms / 1000)} on an empty copy)`,
    ...(locks.length === 0
      ? ['  locks no table that is there today']
      : locks.map((lock) => `  ${lockLine(lock)}`)),
  ];
}

function lockLine(lock: PlannedLock): string {
  const size = `${countInWords(lock.rows)} rows, ${bytesInWords(lock.bytes)}`;
  return `${lock.mode} on ${lock.table} (${size}): ${waitInWords(lock)}`;
}

function waitInWords({ waiting, table, effect, through }: PlannedLock): string {
  const rows = through === table ? 'all its rows are' : `all rows of ${through} are`;
  const whileDone = effect === 'rewrites' ? `${rows} written anew` : `${rows} read`;
  if (waiting === 'nobody') return effect === 'nothing' ? 'nobody waits' : `nobody waits; ${whileDone}`;
  const who = waiting === 'everybody' ? 'reads and writes wait' : 'writes wait';
  return effect === 'nothing' ? `${who} for a moment` : `${who} for as long as ${whileDone}`;
}
