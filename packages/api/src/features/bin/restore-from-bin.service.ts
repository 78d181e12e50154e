import { recordAct } from '@earntrack/auth';
import type { BinChangeView, BinKind } from '@earntrack/contract';
import { inTransaction } from '@earntrack/db';
import type { Handle, TracedActor } from '../../actor.ts';
import { lockBulkChangesOfOwner, unbinEarning } from '../earnings/index.ts';
import { unbinGoal } from '../goals/index.ts';
import { unbinPayout } from '../payouts/index.ts';
import { unbinPlatform } from '../platforms/index.ts';
import { unbinProduct } from '../products/index.ts';
import { unbinWork } from '../work/index.ts';
import { type BinItem, idsByKind } from './bin-items.ts';
import { countBinned } from './purge-bin.queries.ts';

type Unbin = (tx: Handle, actor: TracedActor, id: string) => Promise<unknown>;

/** How each kind comes back, those first that others may belong to. */
const WAYS_BACK: readonly (readonly [BinKind, Unbin])[] = [
  ['platform', unbinPlatform],
  ['product', unbinProduct],
  ['goal', unbinGoal],
  ['earning', unbinEarning],
  ['work', unbinWork],
  ['payout', unbinPayout],
];

/** Brings things back from the bin as they were, all or none; those that are back already stay as they are. */
export function restoreFromBin(
  db: Handle,
  actor: TracedActor,
  items: readonly BinItem[],
): Promise<BinChangeView> {
  return inTransaction(db, async (tx) => {
    await lockBulkChangesOfOwner(tx, actor.userId);
    const named = idsByKind(items);
    let count = 0;
    for (const [kind, unbin] of WAYS_BACK) {
      const ids = named.get(kind) ?? [];
      count += await countBinned(tx, actor.userId, { kind, ids });
      for (const id of ids) await unbin(tx, actor, id);
    }
    if (count > 0) await recordAct(tx, actor, { action: 'bin_restored', details: { count } });
    return { count };
  });
}
