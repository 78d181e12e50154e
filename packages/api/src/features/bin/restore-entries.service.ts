import {
  AppError,
  type BulkChangeView,
  type EarningView,
  type EntryKind,
  type PayoutView,
  type WorkView,
} from '@earntrack/contract';
import { holdAccount, inTransaction } from '@earntrack/db';
import type { Actor, Handle, TracedActor } from '../../actor.ts';
import { showEarning, unbinEarning, undoBulkChange } from '../earnings/index.ts';
import {
  type EntriesBack,
  keepNobodys,
  listCorrectedBy,
  listNobodys,
  type NobodysEntry,
  settleAgain,
} from '../imports/index.ts';
import { showPayout, unbinPayout } from '../payouts/index.ts';
import { showOneWork, unbinWork } from '../work/index.ts';
import { listBinned } from './purge-bin.queries.ts';

type Unbin = (tx: Handle, actor: Actor, id: string) => Promise<unknown>;

const UNBIN: Readonly<Record<EntryKind, Unbin>> = {
  earning: unbinEarning,
  work: unbinWork,
  payout: unbinPayout,
};

/**
 * Brings entries back from the bin, all or none: what a person typed or changed as it was, what files say as those say it that stand now.
 * Those that are not there stay as they are. Throws an AppError where one is of files alone that do not say it any more. The caller holds the account.
 */
export async function unbinEntries(tx: Handle, actor: Actor, { kind, ids }: EntriesBack): Promise<void> {
  const binned = await listBinned(tx, actor.userId, { kind, ids });
  for (const id of ids) await UNBIN[kind](tx, actor, id);
  const back = { kind, ids: binned };
  const [nobodys] = await listNobodys(tx, actor.userId, back);
  if (nobodys) throw heldByNobody(nobodys);
  await settleAgain(tx, actor, back);
}

export function restoreEarning(db: Handle, actor: Actor, id: string): Promise<EarningView> {
  return restored(db, actor, { kind: 'earning', id, show: showEarning });
}

export function restoreWork(db: Handle, actor: Actor, id: string): Promise<WorkView> {
  return restored(db, actor, { kind: 'work', id, show: showOneWork });
}

export function restorePayout(db: Handle, actor: Actor, id: string): Promise<PayoutView> {
  return restored(db, actor, { kind: 'payout', id, show: showPayout });
}

/** Takes a change of many back where nothing happened since, and where somebody holds what it comes back to. */
export function takeBackBulkChange(
  db: Handle,
  actor: TracedActor,
  changeId: string,
): Promise<BulkChangeView> {
  return inTransaction(db, async (tx) => {
    await holdAccount(tx, actor.userId);
    return undoBulkChange(tx, actor, {
      changeId,
      nobodys: async (ids) =>
        (await listNobodys(tx, actor.userId, { kind: 'earning', ids })).map((entry) => entry.id),
      settle: async (ids) => {
        const corrected = await listCorrectedBy(tx, actor.userId, ids);
        await settleAgain(tx, actor, { kind: 'earning', ids });
        // A correction that was a person's for this change alone holds what it corrects no longer.
        await keepNobodys(tx, actor, corrected);
      },
    });
  });
}

interface EntryBack<View> {
  kind: EntryKind;
  id: string;
  show: (tx: Handle, actor: Actor, id: string) => Promise<View>;
}

function restored<View>(db: Handle, actor: Actor, { kind, id, show }: EntryBack<View>): Promise<View> {
  return inTransaction(db, async (tx) => {
    await holdAccount(tx, actor.userId);
    await unbinEntries(tx, actor, { kind, ids: [id] });
    return show(tx, actor, id);
  });
}

function heldByNobody({ on, description }: NobodysEntry): AppError {
  const which = description === '' ? `what it said of ${on}` : `“${description}” of ${on}`;
  return new AppError(
    'conflict',
    `No file that stands has ${which} any more. Bring a file that has it in again, then bring this back.`,
  );
}
