import { recordAct } from '@earntrack/auth';
import { AppError } from '@earntrack/contract';
import { inTransaction, type PlatformRow } from '@earntrack/db';
import type { Handle, TracedActor } from '../../actor.ts';
import { isGone } from '../../bin-time.ts';
import { isUniqueViolation } from '../../database-faults.ts';
import { lockBinnedPlatform, movePlatform } from './platform-bin.queries.ts';
import { findPlatform, lockPlatforms } from './platforms.queries.ts';

/** Brings a platform back from the bin; one that is not there stays as it is. */
export function unbinPlatform(db: Handle, actor: TracedActor, id: string): Promise<PlatformRow> {
  return inTransaction(db, async (tx) => {
    const binned = await lockBinnedPlatform(tx, actor.userId, id);
    const known = binned ?? (await findPlatform(tx, actor.userId, id));
    if (known?.deleted_at === null) return known;
    if (!known?.deleted_at || isGone(known.deleted_at, actor.now)) throw goneForGood();
    const restored = await refusingSecond(
      known.name,
      movePlatform(tx, actor.userId, { id, deletedAt: null, now: actor.now }),
    );
    await recordAct(tx, actor, { action: 'platform_restored', details: { name: known.name } });
    return restored;
  });
}

/** Holds on to platforms that something in the bin belongs to, and brings back with it those that lie there too. */
export async function requirePlatformsBack(
  tx: Handle,
  actor: TracedActor,
  ids: readonly string[],
): Promise<void> {
  for (const id of ids.toSorted()) {
    if (await lockBinnedPlatform(tx, actor.userId, id)) await unbinPlatform(tx, actor, id);
  }
  const there = await lockPlatforms(tx, actor.userId, ids);
  if (there.length < new Set(ids).size) throw platformGone();
}

function goneForGood(): AppError {
  return new AppError('not_found', 'This platform does not exist any more.');
}

function platformGone(): AppError {
  return new AppError(
    'not_found',
    'The platform that this belonged to does not exist any more, so it cannot be brought back.',
  );
}

async function refusingSecond<Row>(name: string, write: Promise<Row>): Promise<Row> {
  try {
    return await write;
  } catch (cause) {
    if (!isUniqueViolation(cause, 'platform_name')) throw cause;
    throw new AppError(
      'conflict',
      `You have another platform called ${name} by now. Rename that one first, then bring this one back.`,
      { cause },
    );
  }
}
