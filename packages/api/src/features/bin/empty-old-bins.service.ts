import { inTransaction } from '@earntrack/db';
import type { Handle } from '../../actor.ts';
import { GONE_FOR_GOOD } from '../../bin-time.ts';
import { lockBulkChangesOfOwner } from '../earnings/index.ts';
import { listOwnersOfOldRows } from './old-bins.queries.ts';
import { purgeEarnings, purgePayouts, purgeWork } from './purge-bin.queries.ts';

/** Leaves out what was emptied already. */
const SINCE = new Date(GONE_FOR_GOOD.getTime() + 1);

/** Empties the rows of statements that were put into the bin before `oldest`, an account at a time; only their ids stay. */
export async function emptyOldBins(db: Handle, { oldest, now }: { oldest: Date; now: Date }): Promise<void> {
  for (const ownerId of await listOwnersOfOldRows(db, { since: SINCE, until: oldest })) {
    await inTransaction(db, async (tx) => {
      await lockBulkChangesOfOwner(tx, ownerId);
      const old = { ids: null, since: SINCE, until: oldest, now };
      await purgeEarnings(tx, ownerId, old);
      await purgeWork(tx, ownerId, old);
      await purgePayouts(tx, ownerId, old);
    });
  }
}
