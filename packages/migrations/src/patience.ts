import { givingWay } from './giving-way.ts';
import { type RunningMigration, runningMigration } from './running-migration.ts';
import type { Around, Statement } from './watched-driver.ts';

const CONCURRENTLY = /\bconcurrently\b/i;
/** For transactions that were open before: a report, or somebody who went to lunch. */
const CONCURRENT_WAIT_MS = 15 * 60_000;
/** Also after long work in the same transaction, which would be in vain. */
const SHORTEST_WAIT_MS = 100;

/**
 * Statements outside of a transaction are tried again one by one, so that an index that was built need not be built anew. One in a
 * transaction has to fail with it: whoever began that begins it again.
 */
export const patiently: Around = async (statement) => {
  const running = runningMigration.getStore();
  if (running === undefined) return statement.run();
  if (statement.isInTransaction) return withinTheRest(statement, running);
  if (!CONCURRENTLY.test(statement.text)) return givingWay(statement.run, running.givingWay);
  // It waits for whoever is under way, and nobody waits behind it; given up, it would leave half an index.
  return withLockTimeout(statement, CONCURRENT_WAIT_MS);
};

/**
 * What a transaction has locked it holds while it waits for more, so it waits half a second in all. Somebody who writes and waits for it
 * may hold what it waits for: PostgreSQL would look for that after a second, and might end the write.
 */
async function withinTheRest({ transactionAgeMs, run, say }: Statement, running: RunningMigration) {
  if (running.isFilling) return run();
  const restMs = Math.max(SHORTEST_WAIT_MS, Math.round(running.lockTimeoutMs - transactionAgeMs));
  await say(`set local lock_timeout = ${restMs}`);
  return run();
}

async function withLockTimeout({ run, say }: Statement, timeoutMs: number) {
  await say(`set lock_timeout = ${timeoutMs}`);
  try {
    return await run();
  } finally {
    await say('reset lock_timeout');
  }
}
