import { BackupError } from './backup-error.ts';
import { instantOf } from './backup-name.ts';
import type { BackupStore } from './stores/backup-store.port.ts';
import { listBackups, type ListedBackup } from './list-backups.ts';

export interface Keep {
  days: number;
  weeks: number;
  months: number;
}

const DAY_MS = 86_400_000;

/** How long a backup without a manifest may still be under way. */
const UNDER_WAY_MS = DAY_MS;

/**
 * The backups that may go: of each of the last days, weeks and months that have one, the newest that was proved stays,
 * or the newest where none was. So does the last that was
 * proved, whatever may be under way, and what this version cannot read. Weeks begin on Mondays; all is UTC.
 */
export function choosePrunable(backups: readonly ListedBackup[], keep: Keep, now: Date): string[] {
  const newestFirst = backups.toSorted((a, b) => b.name.localeCompare(a.name, 'en'));
  const whole = newestFirst.filter(({ state }) => state === 'whole');
  const kept = new Set([
    ...newestOfEach(whole, keep.days, dayOf),
    ...newestOfEach(whole, keep.weeks, weekOf),
    ...newestOfEach(whole, keep.months, monthOf),
    ...newestFirst
      .filter(({ verifiedAt }) => verifiedAt !== null)
      .slice(0, 1)
      .map(({ name }) => name),
    ...newestFirst.filter((backup) => isLeftAlone(backup, now)).map(({ name }) => name),
  ]);
  return backups.map(({ name }) => name).filter((name) => !kept.has(name));
}

/** Takes away what may go; with `isDryRun` it only says what that is. */
export async function pruneBackups(
  store: BackupStore,
  keep: Keep,
  { now, isDryRun }: { now: Date; isDryRun: boolean },
): Promise<string[]> {
  if (keep.days + keep.weeks + keep.months < 1) throw new BackupError('At least one backup has to be kept.');
  const names = choosePrunable(await listBackups(store), keep, now);
  if (!isDryRun) for (const name of names) await store.remove(name);
  return names;
}

function newestOfEach(
  newestFirst: readonly ListedBackup[],
  spans: number,
  spanOf: (name: string) => string,
): string[] {
  const newest = new Map<string, ListedBackup>();
  for (const backup of newestFirst) {
    const span = spanOf(backup.name);
    const kept = newest.get(span);
    if (kept === undefined || (kept.verifiedAt === null && backup.verifiedAt !== null))
      newest.set(span, backup);
  }
  return [...newest.values()].slice(0, spans).map(({ name }) => name);
}

/** It may be under way, or be another version's. */
function isLeftAlone({ name, state }: ListedBackup, now: Date): boolean {
  if (state !== 'half') return state === 'unreadable';
  return now.getTime() - instantOf(name).getTime() < UNDER_WAY_MS;
}

function dayOf(name: string): string {
  return name.slice(0, 'YYYY-MM-DD'.length);
}

function monthOf(name: string): string {
  return name.slice(0, 'YYYY-MM'.length);
}

/** The Monday of its week. */
function weekOf(name: string): string {
  const instant = instantOf(name);
  const sinceMonday = (instant.getUTCDay() + 6) % 7;
  return new Date(instant.getTime() - sinceMonday * DAY_MS).toISOString().slice(0, 'YYYY-MM-DD'.length);
}
