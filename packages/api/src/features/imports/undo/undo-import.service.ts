import { recordAct } from '@earntrack/auth';
import { ENTRY_KINDS, type ImportView, type UndoCounts, type UndoEffectsView } from '@earntrack/contract';
import { holdAccount, inTransaction, type StatementImportRow, type StatementItemRow } from '@earntrack/db';
import type { Actor, Handle, TracedActor } from '../../../actor.ts';
import { deleteUnusedPlatforms } from '../../platforms/index.ts';
import { deleteUnusedProducts } from '../../products/index.ts';
import { requireRecorded } from '../import-state.ts';
import { findImport, listPlatformsMade, lockImport, planEachTime, updateImport } from '../imports.queries.ts';
import { countsOfUndo, importView } from '../imports.view.ts';
import { releaseEntries } from '../recording/replaced.queries.ts';
import { deleteTargets } from '../recording/targets.queries.ts';
import { type Adjusted, tieAgain, tieThoseThere } from '../recording/tie-again.service.ts';
import { writeItems } from '../recording/write-items.ts';
import { leaveToFilesAgain } from '../versions/keep-nobodys.service.ts';
import { settleAgain } from '../versions/settle-again.service.ts';
import { settleFees } from '../versions/settle-fees.service.ts';
import { momentAfterRecorded } from '../moment-after-recorded.ts';
import { recordedFileOf } from '../review/review-import.service.ts';
import { listItems, listPlatformsOfOthers } from '../staging/items.queries.ts';
import { bringBackCorrected, correctedGone } from './corrected-back.service.ts';
import { giveBackEntries } from './give-back.service.ts';
import { correctionsBack } from './corrections-back.ts';
import { type ItemsToUndo, undoEffects, type UndoneItem } from './undo-effects.ts';

/** Enough that statements are few; of a file of any length no more items than these are in memory at once. */
const PAGE_ITEMS = 4000;

/** What undoing an import would do to the entries of its rows, or what it did. */
export async function previewUndo(db: Handle, actor: Actor, importId: string): Promise<UndoEffectsView> {
  const row = requireRecorded(await findImport(db, actor.userId, importId));
  const counts = countsOfUndo(row.undo ?? {});
  if (row.undo === null) {
    const corrections = await correctionsBack(db, actor.userId, row);
    const gone = await correctedGone(db, actor.userId, { corrections, without: row.id });
    const back = new Set(gone.map(({ targetId }) => targetId));
    for await (const page of pagesToUndo(db, actor, { row, corrections, isLocking: false })) {
      addEffects(counts, page);
      for (const id of page.flatMap(earningBack)) back.delete(id);
    }
    counts.reverted += back.size;
  }
  const { platforms: _platforms, products: _products, ...effects } = counts;
  return effects;
}

/**
 * Takes back what an import recorded, all or nothing. What another file holds says again what that file says; what a person changed,
 * deleted or typed something for stays. Undoing again, also at the same moment, gives the same answer and changes nothing.
 */
export function undoImport(db: Handle, actor: TracedActor, importId: string): Promise<ImportView> {
  return inTransaction(db, async (tx) => {
    await holdAccount(tx, actor.userId);
    const row = requireRecorded(await lockImport(tx, actor.userId, importId));
    if (row.state === 'undone') return importView(row);
    await planEachTime(tx);
    const counts = countsOfUndo({});
    const adjusted: Adjusted[] = [];
    const back: string[] = [];
    const products = new Set<string>();
    const corrections = await correctionsBack(tx, actor.userId, row);
    for await (const page of pagesToUndo(tx, actor, { row, corrections, isLocking: true })) {
      addEffects(counts, page);
      await removeEntries(tx, actor, page);
      await giveBackEntries(tx, actor, { page, committedAt: row.committed_at });
      adjusted.push(...(await revertEntries(tx, actor, page)), ...page.flatMap(correctionBack));
      back.push(...page.flatMap(earningBack));
      for (const name of productNames(page)) products.add(name);
    }
    const gone = await correctedGone(tx, actor.userId, { corrections, without: row.id });
    await bringBackCorrected(tx, actor, gone);
    counts.reverted += gone.length;
    await tieThoseThere(tx, actor.userId, adjusted);
    counts.products = await deleteUnusedProducts(tx, actor.userId, [...products]);
    counts.platforms = await deleteUnusedPlatforms(tx, actor.userId, await platformsToLeave(tx, actor, row));
    const undoneAt = await momentAfterRecorded(tx, actor);
    const patch = { state: 'undone', undone_at: undoneAt, undo: JSON.stringify(counts) } as const;
    const undone = await updateImport(tx, actor.userId, { id: row.id, patch });
    // Only now: until here the import stands, and it may say something of them itself.
    const goneIds = gone.map(({ targetId }) => targetId);
    await settleAgain(tx, actor, { kind: 'earning', ids: goneIds });
    await settleFees(tx, actor, [...back, ...corrections.map(({ id }) => id)]);
    await leaveToFilesAgain(tx, actor, { corrected: corrections, since: row.committed_at ?? actor.now });
    const details = { fileName: row.file_name, rows: row.row_count };
    await recordAct(tx, actor, { action: 'import_undone', details });
    return importView(undone);
  });
}

/** In the order of the file. Told page by page: what was done to one page is done when the next one is looked at. */
async function* pagesToUndo(
  db: Handle,
  actor: Actor,
  {
    row,
    corrections,
    isLocking,
  }: { row: StatementImportRow } & Pick<ItemsToUndo, 'corrections' | 'isLocking'>,
): AsyncGenerator<UndoneItem[]> {
  const file = await recordedFileOf(db, actor.userId, row);
  let page: StatementItemRow[];
  let after: StatementItemRow | null = null;
  do {
    page = await listItems(db, actor.userId, { importId: row.id, after, limit: PAGE_ITEMS });
    after = page.at(-1) ?? null;
    yield await undoEffects(db, actor.userId, { row, file, page, corrections, isLocking });
  } while (page.length === PAGE_ITEMS);
}

function addEffects(counts: UndoCounts, page: readonly UndoneItem[]): void {
  for (const { effect } of page) counts[effect] += 1;
}

async function removeEntries(tx: Handle, actor: Actor, page: readonly UndoneItem[]): Promise<void> {
  for (const kind of ENTRY_KINDS) {
    const ids = page.flatMap(({ effect, settled }) =>
      effect === 'removed' && settled.item.kind === kind ? [settled.targetId] : [],
    );
    await deleteTargets(tx, actor.userId, { kind, ids });
  }
}

/** Gives what those that were written adjust. */
async function revertEntries(tx: Handle, actor: Actor, page: readonly UndoneItem[]): Promise<Adjusted[]> {
  const reverted = page.filter(({ effect }) => effect === 'reverted');
  const back = reverted.filter(({ isBack }) => isBack).map(({ settled }) => settled);
  for (const kind of ENTRY_KINDS) {
    const ids = back.flatMap(({ item, targetId }) => (item.kind === kind ? [targetId] : []));
    await releaseEntries(tx, actor.userId, { kind, ids });
  }
  await writeItems(
    tx,
    actor,
    reverted.map(({ settled }) => ({ settled, outcome: 'changed' })),
  );
  await tieAgain(
    tx,
    actor.userId,
    back.map((settled) => ({ settled, outcome: 'new' })),
  );
  return reverted.flatMap(({ settled: { targetId: id }, adjustsId }) =>
    adjustsId === null ? [] : [{ id, adjusts_id: adjustsId }],
  );
}

/** What a person gave up, with what it corrects: that may come back as well, and after it. */
function correctionBack({ effect, stored: { replaced } }: UndoneItem): Adjusted[] {
  const { id, adjusts_id } = replaced?.entry ?? {};
  return effect === 'givenBack' && id && adjusts_id ? [{ id, adjusts_id }] : [];
}

/** Fees of other files that stood alone may be in it again. */
function earningBack({ isBack, settled }: UndoneItem): string[] {
  return isBack && settled.item.kind === 'earning' ? [settled.targetId] : [];
}

function productNames(page: readonly UndoneItem[]): string[] {
  return page.flatMap(({ product }) => product ?? []);
}

/** Those that it made, or another one that was undone before it, and to which no row of another file goes. */
async function platformsToLeave(
  tx: Handle,
  actor: Actor,
  { id: importId, platforms }: StatementImportRow,
): Promise<string[]> {
  const made = await listPlatformsMade(tx, actor.userId);
  const platformIds = platforms
    .map(({ target }) => (target.kind === 'new' ? target.platform.id : target.platformId))
    .filter((id) => made.has(id));
  const named = await listPlatformsOfOthers(tx, actor.userId, { importId, platformIds });
  return platformIds.filter((id) => !named.has(id));
}
