import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from 'pg';
import { MigrationError } from './migration-error.ts';

/** Any fixed number of our own: PostgreSQL's advisory locks are told apart by it. */
const LOCK_KEY = 4_715_023_118_409;
const POLL_MS = 100;

/**
 * Runs `work` while this connection alone holds the migration lock of its database. Polls for the lock instead of waiting
 * inside a lock call, whose open snapshot would deadlock with CREATE INDEX CONCURRENTLY.
 * The lock is kept until the connection ends. Throws a MigrationError when another process keeps it longer than `waitMs`.
 */
export async function withMigrationLock<T>(
  client: Client,
  waitMs: number,
  work: () => Promise<T>,
): Promise<T> {
  const givesUpAt = Date.now() + waitMs;
  while (!(await tryLock(client))) {
    if (Date.now() >= givesUpAt) {
      throw new MigrationError(
        `Another process has been migrating this database for ${Math.round(waitMs / 1000)} seconds: wait for it to end, then try again.`,
      );
    }
    await delay(POLL_MS);
  }
  // Not released here: the lock goes with its connection, which its owner closes, also after a failure.
  return work();
}

async function tryLock(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>('select pg_try_advisory_lock($1) as locked', [
    LOCK_KEY,
  ]);
  return rows[0]?.locked === true;
}
