import { recordAct } from '@earntrack/auth';
import { createPlatformInput, type ImportView } from '@earntrack/contract';
import { holdAccount, inTransaction, type StatementImportRow } from '@earntrack/db';
import type { Actor, Handle, TracedActor } from '../../../actor.ts';
import { addPlatform, requirePlatforms } from '../../platforms/index.ts';
import { requireImport, requireStaged } from '../import-state.ts';
import { findImport, lockImport, planEachTime, updateImport } from '../imports.queries.ts';
import { importView, noCounts } from '../imports.view.ts';
import { assertAdjustedThere, tieCorrections } from '../review/corrections.ts';
import { rankOfImport, type ReviewedItem, reviewImport } from '../review/review-import.service.ts';
import { NewIncome } from '../review/overlapping-files.ts';
import { releaseTaken } from '../review/take-rows.service.ts';
import { assertTold, tiedFiles } from '../review/tied-files.service.ts';
import { twinsOf } from '../review/twins.ts';
import {
  deleteItems,
  deleteItemsOfGone,
  listPlatformIdsOfItems,
  updateOutcomes,
} from '../staging/items.queries.ts';
import { assertNoneMoved } from '../staging/moved-days.ts';
import { listCorrectedBy } from './persons-own.queries.ts';
import { takeBack } from './take-back.service.ts';
import { keepNobodys } from '../versions/keep-nobodys.service.ts';
import { settleFees } from '../versions/settle-fees.service.ts';
import { tieAgain } from './tie-again.service.ts';
import { writeItems } from './write-items.ts';

/** What committing would do, from what was staged and what is there now. Needs every row of the file. */
export async function previewImport(db: Handle, actor: Actor, importId: string): Promise<ImportView> {
  const row = requireImport(await findImport(db, actor.userId, importId));
  if (row.state !== 'staged') return importView(row);
  let [possibleDuplicates, staying] = [0, 0];
  const income = new NewIncome();
  const look = async (items: readonly ReviewedItem[]) => {
    income.add(items);
    possibleDuplicates += (await twinsOf(db, actor.userId, { importId, decided: items })).size;
    staying += items.flatMap(({ takesBack }) => takesBack.filter(({ isYoursYet }) => isYoursYet)).length;
  };
  const review = await reviewImport(db, actor, { row, look });
  await assertAdjustedThere(db, actor.userId, {
    corrections: review.corrections,
    isInFile: (id) => review.hasEarning(id),
  });
  const view = importView(row, { ...review.counts, possibleDuplicates, staying }, review.control());
  return {
    ...view,
    tiedFiles: await tiedFiles(db, actor.userId, { row, importIds: review.tiedWith }),
    overlappingFiles: await income.overlappingFiles(db, actor.userId, row.id),
  };
}

/**
 * Records a staged import once, all of it or nothing. Committing again, also at the same moment, gives the same answer
 * and changes nothing.
 */
export function commitImport(db: Handle, actor: TracedActor, importId: string): Promise<ImportView> {
  return inTransaction(db, async (tx) => {
    await holdAccount(tx, actor.userId);
    const known = requireImport(await lockImport(tx, actor.userId, importId));
    if (known.state === 'committed') return importView(known);
    const row = requireStaged(known);
    await planEachTime(tx);
    await assertNoneMoved(tx, actor.userId, row.id);
    await makePlatforms(tx, actor, row);
    const { place, committedAt } = await rankOfImport(tx, actor, row);
    const corrected: string[] = [];
    const settled: string[] = [];
    const write = async (items: readonly ReviewedItem[]) => {
      corrected.push(...(await correctedByTaken(tx, actor, items)));
      settled.push(...items.flatMap(earningsGone), ...items.flatMap(earningsThere));
      await writeReviewed(tx, actor, { items, committedAt });
    };
    const review = await reviewImport(tx, actor, { row, write });
    review.assertHolds();
    assertTold(await tiedFiles(tx, actor.userId, { row, importIds: review.tiedWith }));
    await tieCorrections(tx, actor.userId, review.corrections);
    const committed = await updateImport(tx, actor.userId, {
      id: row.id,
      patch: {
        state: 'committed',
        committed_at: committedAt,
        rank: place,
        tie_answers: null,
        counts: JSON.stringify(review.counts),
        control: JSON.stringify(review.control()),
      },
    });
    await settleFees(tx, actor, settled);
    await keepNobodys(tx, { ...actor, now: committedAt }, corrected);
    await deleteItemsOfGone(tx, actor.userId, row.id);
    const details = { fileName: row.file_name, rows: row.row_count };
    await recordAct(tx, actor, { action: 'import_committed', details });
    return importView(committed);
  });
}

/** Takes a staged import back; nothing of its rows is kept. Cancelling again changes nothing. */
export function cancelImport(db: Handle, actor: Actor, importId: string): Promise<ImportView> {
  return inTransaction(db, async (tx) => {
    const known = requireImport(await lockImport(tx, actor.userId, importId));
    if (known.state === 'cancelled') return importView(known);
    const row = requireStaged(known);
    await deleteItems(tx, actor.userId, row.id);
    const patch = { state: 'cancelled', counts: JSON.stringify(noCounts()) } as const;
    return importView(await updateImport(tx, actor.userId, { id: row.id, patch }));
  });
}

/** What a person's corrections are of that they give up for a row: no correction holds it then. */
function correctedByTaken(tx: Handle, actor: Actor, items: readonly ReviewedItem[]): Promise<string[]> {
  const taken = items.flatMap(({ isTakenFromPerson, settled }) =>
    isTakenFromPerson && settled ? [settled.targetId] : [],
  );
  return listCorrectedBy(tx, actor.userId, taken);
}

/** Fees of other files that were in these may stand alone now. */
function earningsGone({ takesBack }: ReviewedItem): string[] {
  return takesBack.flatMap(({ kept, entry }) =>
    kept === null && entry.item.kind === 'earning' ? [entry.targetId] : [],
  );
}

/** Fees of other files stand alone beside these where a person held them by the words of a file that had those in them. */
function earningsThere({ outcome, settled }: ReviewedItem): string[] {
  const isThere = outcome === 'changed' || outcome === 'unchanged';
  return isThere && settled?.item.kind === 'earning' ? [settled.targetId] : [];
}

async function writeReviewed(
  tx: Handle,
  actor: Actor,
  { items, committedAt }: { items: readonly ReviewedItem[]; committedAt: Date },
): Promise<void> {
  await releaseTaken(tx, actor, items);
  await takeBack(tx, actor, { items, committedAt });
  await writeItems(tx, actor, items);
  await tieAgain(tx, actor.userId, items);
  const redecided = items.filter(({ outcome, stored }) => outcome !== stored.outcome);
  for (const [chunk, ofChunk] of Map.groupBy(redecided, ({ stored }) => stored.chunk)) {
    for (const [outcome, alike] of Map.groupBy(ofChunk, (item) => item.outcome)) {
      const positions = alike.map(({ stored }) => stored.position);
      const importId = alike[0]?.stored.import_id ?? '';
      await updateOutcomes(tx, actor.userId, { importId, chunk, outcome, positions });
    }
  }
}

/** Makes those of the new platforms that any row goes to, and holds on to all of them. */
async function makePlatforms(tx: Handle, actor: TracedActor, row: StatementImportRow): Promise<void> {
  const needed = await listPlatformIdsOfItems(tx, actor.userId, row.id);
  for (const { target } of row.platforms) {
    if (target.kind === 'existing') continue;
    if (needed.includes(target.platform.id))
      await addPlatform(tx, actor, createPlatformInput.parse(target.platform));
  }
  await requirePlatforms(tx, actor.userId, needed);
}
