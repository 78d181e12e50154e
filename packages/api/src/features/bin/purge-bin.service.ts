import { recordAct } from '@earntrack/auth';
import { BIN_KINDS, type BinChangeView, type BinKind } from '@earntrack/contract';
import { holdAccount, inTransaction } from '@earntrack/db';
import type { Handle, TracedActor } from '../../actor.ts';
import { binBegan } from '../../bin-time.ts';
import { lockBulkChangesOfOwner } from '../earnings/index.ts';
import { keepNobodys } from '../imports/index.ts';
import { type BinItem, idsByKind } from './bin-items.ts';
import {
  listCorrectedInBin,
  purgeEarnings,
  purgeGoals,
  purgePayouts,
  purgePlatforms,
  purgeProducts,
  type Purge,
  purgeWork,
} from './purge-bin.queries.ts';

/** Deletes things of the bin for good, all or none; a second time there is nothing left of them. */
export function deleteForGood(
  db: Handle,
  actor: TracedActor,
  items: readonly BinItem[],
): Promise<BinChangeView> {
  const named = idsByKind(items);
  return purge(db, actor, (kind) => named.get(kind) ?? []);
}

/** Deletes all that lies in the bin for good. */
export function emptyBin(db: Handle, actor: TracedActor): Promise<BinChangeView> {
  return purge(db, actor, () => null);
}

/** How each kind goes, those first that belong to others. */
const WAYS_OUT: Readonly<Record<BinKind, (tx: Handle, ownerId: string, purge: Purge) => Promise<number>>> = {
  earning: purgeEarnings,
  work: purgeWork,
  payout: purgePayouts,
  goal: purgeGoals,
  product: purgeProducts,
  platform: purgePlatforms,
};

function purge(
  db: Handle,
  actor: TracedActor,
  idsOf: (kind: BinKind) => string[] | null,
): Promise<BinChangeView> {
  return inTransaction(db, async (tx) => {
    await holdAccount(tx, actor.userId);
    await lockBulkChangesOfOwner(tx, actor.userId);
    const corrected = await listCorrectedInBin(tx, actor.userId, meantBy(actor, idsOf('earning')));
    let count = 0;
    for (const kind of BIN_KINDS) {
      const ids = idsOf(kind);
      if (ids?.length === 0) continue;
      const meant = meantBy(actor, ids);
      count += await WAYS_OUT[kind](tx, actor.userId, meant);
    }
    await keepNobodys(tx, actor, corrected);
    if (count > 0) await recordAct(tx, actor, { action: 'bin_deleted', details: { count } });
    return { count };
  });
}

function meantBy({ now }: TracedActor, ids: readonly string[] | null): Purge {
  return { ids, since: binBegan(now), now };
}
