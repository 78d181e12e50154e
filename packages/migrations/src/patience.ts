import { givingWay } from './giving-way.ts';
import { runningMigration } from './running-migration.ts';
import type { Around } from './watched-driver.ts';

const CONCURRENTLY = /\bconcurrently\b/i;
/** For transactions that were open before: a report, or somebody who went to lunch. */
const CONCURRENT_WAIT_MS = 15 * 60_000;

/**
 * Statements outside of a transaction are tried again one by one, so that an index that was built need not be built anew. One in a
 * transaction has to fail with it: whoever began that begins it again.
 */
export const patiently: Around = async ({ text, isInTransaction, run, say }) => {
  const running = runningMigration.getStore();
  if (isInTransaction || running === undefined) return run();
  if (!CONCURRENTLY.test(text)) return givingWay(run, running.givingWay);
  // It waits for whoever is under way, and nobody waits behind it; given up, it would leave half an index.
  await say(`set lock_timeout = ${CONCURRENT_WAIT_MS}`);
  try {
    return await run();
  } finally {
    await say('reset lock_timeout');
  }
};
