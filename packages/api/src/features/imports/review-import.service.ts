import type { StatementImportRow, StatementItemRow } from '@earntrack/db';
import type { Actor, Handle } from '../../actor.ts';
import { type DecidedItem, decideItem } from './decide-item.ts';
import { ImportReview } from './import-review.ts';
import { findRecordedImport } from './imports.queries.ts';
import { listItems } from './items.queries.ts';
import { knownTargets } from './known-targets.ts';
import { reviveItem, type StagedItem } from './staged-item.ts';

/** A decided item and the row in which it is stored. */
export interface ReviewedItem extends DecidedItem {
  stored: StatementItemRow;
}

interface ReviewedImport {
  row: StatementImportRow;
  /** Told of the items page by page; what it wrote is undone with its transaction when the import turns out bad. */
  write?: (items: readonly ReviewedItem[]) => Promise<void>;
}

/** Enough that statements are few; of a file of any length no more items than these are in memory at once. */
const PAGE_ITEMS = 4000;

/** Goes through an import once, in the order of the file. Throws an AppError unless every row of the file is there. */
export async function reviewImport(
  db: Handle,
  actor: Actor,
  { row, write }: ReviewedImport,
): Promise<ImportReview> {
  const review = new ImportReview(row.preset_id);
  const isOldFile = (await findRecordedImport(db, actor.userId, row.file_sha256)) !== undefined;
  let page: StatementItemRow[];
  let after: StatementItemRow | null = null;
  do {
    page = await listItems(db, actor.userId, { importId: row.id, after, limit: PAGE_ITEMS });
    after = page.at(-1) ?? null;
    const items = await decideItems(db, actor, {
      page,
      isOldFile,
      isFinal: write !== undefined,
    });
    review.add(items);
    // Before anything is written: no row can be written twice.
    review.assertNoDoubles();
    await write?.(items);
  } while (page.length === PAGE_ITEMS);
  review.assertComplete(row);
  return review;
}

interface PageToDecide {
  page: readonly StatementItemRow[];
  isOldFile: boolean;
  isFinal: boolean;
}

async function decideItems(
  db: Handle,
  actor: Actor,
  { page, isOldFile, isFinal }: PageToDecide,
): Promise<ReviewedItem[]> {
  const reviewed = page.map((stored) => ({ stored, staged: reviveItem(stored) }));
  const items = reviewed.map(({ staged }) => staged);
  const known = await knownTargets(db, actor.userId, { isOldFile, items });
  const decided = reviewed.map(({ stored, staged }) => ({ stored, ...decideItem(staged, known) }));
  if (!isFinal) return decided;
  return decideAgain(db, actor, { decided, isOldFile });
}

/**
 * What is about to be overwritten is read once more under a lock, so that a change that a person makes at this moment
 * is seen. Everything else stays as it is and needs no lock: new ids come from imports alone, one after the other.
 */
async function decideAgain(
  db: Handle,
  actor: Actor,
  { decided, isOldFile }: { decided: ReviewedItem[]; isOldFile: boolean },
): Promise<ReviewedItem[]> {
  const items = decided.flatMap(({ staged, outcome }): StagedItem[] =>
    outcome === 'changed' ? [staged] : [],
  );
  if (items.length === 0) return decided;
  const known = await knownTargets(db, actor.userId, { isOldFile, items, isLocking: true });
  return decided.map((item) =>
    item.outcome === 'changed' ? { ...item, ...decideItem(item.staged, known) } : item,
  );
}
