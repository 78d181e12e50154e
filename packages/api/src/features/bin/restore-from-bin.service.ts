import { recordAct } from '@earntrack/auth';
import type { BinChangeView, BinKind, EntryKind } from '@earntrack/contract';
import { holdAccount, inTransaction } from '@earntrack/db';
import type { Handle, TracedActor } from '../../actor.ts';
import { lockBulkChangesOfOwner } from '../earnings/index.ts';
import { unbinGoal } from '../goals/index.ts';
import { unbinPlatform } from '../platforms/index.ts';
import { unbinProduct } from '../products/index.ts';
import { type BinItem, idsByKind } from './bin-items.ts';
import { listBinned } from './purge-bin.queries.ts';
import { unbinEntries } from './restore-entries.service.ts';

type Unbin = (tx: Handle, actor: TracedActor, ids: readonly string[]) => Promise<void>;

/** How each kind comes back, those first that others may belong to. */
const WAYS_BACK: readonly (readonly [BinKind, Unbin])[] = [
  ['platform', oneByOne(unbinPlatform)],
  ['product', oneByOne(unbinProduct)],
  ['goal', oneByOne(unbinGoal)],
  ['earning', ofKind('earning')],
  ['work', ofKind('work')],
  ['payout', ofKind('payout')],
];

/**
 * Brings things back from the bin, all or none; those that are back already stay as they are. What came of files says what those say that
 * stand now.
 */
export function restoreFromBin(
  db: Handle,
  actor: TracedActor,
  items: readonly BinItem[],
): Promise<BinChangeView> {
  return inTransaction(db, async (tx) => {
    // In this order everywhere: no import is recorded or undone meanwhile.
    await holdAccount(tx, actor.userId);
    await lockBulkChangesOfOwner(tx, actor.userId);
    const named = idsByKind(items);
    let count = 0;
    for (const [kind, unbin] of WAYS_BACK) {
      const ids = named.get(kind) ?? [];
      count += (await listBinned(tx, actor.userId, { kind, ids })).length;
      await unbin(tx, actor, ids);
    }
    if (count > 0) await recordAct(tx, actor, { action: 'bin_restored', details: { count } });
    return { count };
  });
}

function oneByOne(unbin: (tx: Handle, actor: TracedActor, id: string) => Promise<unknown>): Unbin {
  return async (tx, actor, ids) => {
    for (const id of ids) await unbin(tx, actor, id);
  };
}

function ofKind(kind: EntryKind): Unbin {
  return (tx, actor, ids) => unbinEntries(tx, actor, { kind, ids });
}
