import { recordAct } from '@earntrack/auth';
import {
  AppError,
  type BulkChangeView,
  type bulkDeleteEarningsInput,
  type bulkEditEarningsInput,
  LIMITS,
  type listBulkChangesInput,
} from '@earntrack/contract';
import { type BulkChangeRow, inTransaction } from '@earntrack/db';
import type { z } from 'zod';
import type { Actor, Handle, TracedActor } from '../../actor.ts';
import { binBegan } from '../../bin-time.ts';
import { requestHash } from '../../identity/request-hash.ts';
import { requirePlatforms, requirePlatformsBack } from '../platforms/index.ts';
import { binHoursOfBulkChange, moveHoursOfBulkChange, restoreHoursOfBulkChange } from '../work/index.ts';
import {
  countRemembered,
  findBulkChange,
  insertBulkChange,
  listBulkChanges,
  lockBulkChangesOfOwner,
  updateBulkChange,
} from './bulk-changes.queries.ts';
import { bulkChangeView } from './bulk-changes.view.ts';
import {
  binRemembered,
  changeRemembered,
  countOvertagged,
  goBackToBeforeRestoring,
  listPlatformsBefore,
  listRemembered,
  lockRemembered,
  markBeforeRestoring,
  rememberRows,
  restoreRemembered,
} from './bulk-rows-of-change.queries.ts';

type BulkEdit = z.output<typeof bulkEditEarningsInput>;
type BulkDelete = z.output<typeof bulkDeleteEarningsInput>;
type ListBulkChanges = z.output<typeof listBulkChangesInput>;

interface EditOfMany {
  input: BulkEdit;
  /** Told of the earnings that changed where tags do: one may have been held by nothing but that its tags were others than its file's. */
  whereTagsChanged: (ids: readonly string[]) => Promise<void>;
}

/**
 * Changes many earnings at once, all or none. The same id with the same input is the same change. Where tags change the caller holds
 * the account.
 */
export function editEarnings(
  db: Handle,
  actor: TracedActor,
  { input, whereTagsChanged }: EditOfMany,
): Promise<BulkChangeView> {
  return changeMany(db, actor, {
    input,
    kind: 'edit',
    write: async (tx, hash) => {
      const { change, id: changeId } = input;
      if (change.platformId !== undefined) await requirePlatforms(tx, actor.userId, [change.platformId]);
      await rememberRows(tx, actor.userId, { changeId, target: input.target, change });
      await changeRemembered(tx, actor.userId, { changeId, change, hash, now: actor.now });
      await assertFewTags(tx, actor, changeId);
      if (change.platformId !== undefined)
        await moveHoursOfBulkChange(tx, actor, { changeId, platformId: change.platformId });
      if (changesTags(change)) await whereTagsChanged(await listRemembered(tx, actor.userId, changeId));
    },
  });
}

/** Whether earnings may have other tags after a change. */
export function changesTags({ addTags, removeTags }: BulkEdit['change']): boolean {
  return addTags.length > 0 || removeTags.length > 0;
}

/** Puts many earnings and their hours into the bin, all or none. */
export function binEarnings(db: Handle, actor: TracedActor, input: BulkDelete): Promise<BulkChangeView> {
  return changeMany(db, actor, {
    input,
    kind: 'delete',
    write: async (tx) => {
      await rememberRows(tx, actor.userId, { changeId: input.id, target: input.target, change: null });
      await binRemembered(tx, actor.userId, { changeId: input.id, now: actor.now });
      await binHoursOfBulkChange(tx, actor, input.id);
    },
  });
}

/** What files say of the earnings of a change. */
interface ChangeToUndo {
  changeId: string;
  /** Those of these that nobody holds any more. */
  nobodys: (ids: readonly string[]) => Promise<string[]>;
  /** Has these say again what files say. */
  settle: (ids: readonly string[]) => Promise<void>;
}

/**
 * Takes a change of many back where nothing happened since and somebody holds what comes back; again gives the same answer and changes
 * nothing. The caller holds the account.
 */
export function undoBulkChange(
  db: Handle,
  actor: TracedActor,
  { changeId, nobodys, settle }: ChangeToUndo,
): Promise<BulkChangeView> {
  return inTransaction(db, async (tx) => {
    await lockBulkChangesOfOwner(tx, actor.userId);
    const known = await findBulkChange(tx, actor.userId, changeId);
    if (!known) throw noSuchChange();
    if (known.undone_at !== null) return viewOf(tx, actor, known);
    await requirePlatformsBack(tx, actor, await listPlatformsBefore(tx, actor.userId, changeId));
    await lockRemembered(tx, actor.userId, changeId);
    await settle(await restoreHeld(tx, actor, { changeId, nobodys }));
    const undone = { id: changeId, patch: { undone_at: actor.now } };
    const details = { kind: known.kind, count: known.earning_count };
    await recordAct(tx, actor, { action: 'bulk_change_undone', details });
    return viewOf(tx, actor, await updateBulkChange(tx, actor.userId, undone));
  });
}

/**
 * Makes earnings what they were before a change, and gives those that are. Whether somebody holds one is told by what it was: the change itself
 * may have been what a person said of it. What nobody would hold stays as the change made it.
 */
async function restoreHeld(
  tx: Handle,
  actor: Actor,
  { changeId, nobodys }: Omit<ChangeToUndo, 'settle'>,
): Promise<string[]> {
  const restore = async (except: readonly string[]) => {
    await restoreHoursOfBulkChange(tx, actor, { changeId, except });
    return restoreRemembered(tx, actor.userId, { changeId, except, now: actor.now });
  };
  await markBeforeRestoring(tx);
  const back = await restore([]);
  const except = await nobodys(back);
  if (except.length === 0) return back;
  await goBackToBeforeRestoring(tx);
  return restore(except);
}

/** The newest changes of many that can still be taken back. */
export async function showBulkChanges(
  db: Handle,
  actor: Actor,
  { kind, limit }: ListBulkChanges,
): Promise<BulkChangeView[]> {
  const rows = await listBulkChanges(db, actor.userId, { kind, limit, since: binBegan(actor.now) });
  return rows.map((row) => bulkChangeView({ ...row, earning_count: row.left }, null));
}

interface ChangeOfMany {
  input: BulkEdit | BulkDelete;
  kind: 'edit' | 'delete';
  write: (tx: Handle, hash: string) => Promise<void>;
}

function changeMany(
  db: Handle,
  actor: TracedActor,
  { input, kind, write }: ChangeOfMany,
): Promise<BulkChangeView> {
  return inTransaction(db, async (tx) => {
    await lockBulkChangesOfOwner(tx, actor.userId);
    const hash = requestHash({ kind, ...input });
    const known = await findBulkChange(tx, actor.userId, input.id);
    if (known) return viewOf(tx, actor, sameChange(known, hash));
    const row = { id: input.id, kind, request_hash: hash, earning_count: 0, created_at: actor.now };
    await insertBulkChange(tx, actor.userId, row);
    await write(tx, hash);
    const earning_count = await countRemembered(tx, actor.userId, input.id);
    const action = kind === 'edit' ? 'earnings_edited' : 'earnings_deleted';
    await recordAct(tx, actor, { action, details: { count: earning_count } });
    return bulkChangeView(
      await updateBulkChange(tx, actor.userId, { id: input.id, patch: { earning_count } }),
      null,
    );
  });
}

async function viewOf(tx: Handle, actor: Actor, row: BulkChangeRow): Promise<BulkChangeView> {
  const keptCount = row.undone_at === null ? null : await countRemembered(tx, actor.userId, row.id);
  return bulkChangeView(row, keptCount);
}

async function assertFewTags(tx: Handle, actor: Actor, changeId: string): Promise<void> {
  const count = await countOvertagged(tx, actor.userId, changeId);
  if (count === 0) return;
  const which = count === 1 ? 'One of these earnings' : `${count} of these earnings`;
  const message = `${which} would have more than ${LIMITS.tagsOfEarning} tags. Remove some first.`;
  throw new AppError('invalid_input', message, { fields: { addTags: message } });
}

function sameChange(known: BulkChangeRow, hash: string): BulkChangeRow {
  if (known.request_hash === hash) return known;
  throw new AppError(
    'conflict',
    'Another change was already made under this id. Reload the page and try again.',
  );
}

function noSuchChange(): AppError {
  return new AppError(
    'not_found',
    `This change cannot be taken back any more: changes are remembered for ${LIMITS.binDays} days.`,
  );
}
