import { setTimeout as delay } from 'node:timers/promises';
import { MigrationError } from './migration-error.ts';

const LOCK_NOT_AVAILABLE = '55P03';
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2_000;

/** How often something is tried that waits for a lock, and who is told each time it has given way. */
export interface GivingWay {
  attempts: number;
  onGivenWay: (attempt: number) => void;
}

/**
 * Does `work`, which is undone whole when it fails. Where a lock is not to be had within the lock time-out it gives way, so that all who
 * wait behind it get through, and tries again a little later each time. Throws a MigrationError after the last attempt.
 */
export async function givingWay<T>(work: () => Promise<T>, { attempts, onGivenWay }: GivingWay): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (fault) {
      if (!isLockMissed(fault)) throw fault;
      if (attempt === attempts) {
        throw new MigrationError(
          `somebody kept a lock that it needs through all ${attempts} attempts. See in pg_stat_activity whose transaction has been open so long, and run "earntrack migrate up" again once it has ended.`,
          { cause: fault },
        );
      }
      onGivenWay(attempt);
    }
    await delay(Math.min(FIRST_PAUSE_MS * 2 ** (attempt - 1), LONGEST_PAUSE_MS));
  }
}

function isLockMissed(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && fault.code === LOCK_NOT_AVAILABLE;
}
