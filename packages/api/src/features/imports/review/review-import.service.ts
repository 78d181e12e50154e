import type { StatementImportRow, StatementItemRow } from '@earntrack/db';
import { controlRuleOf } from '@earntrack/statements';
import type { Actor, Handle } from '../../../actor.ts';
import { findLastChangeAt, findLastRank, findRecordedImport } from '../imports.queries.ts';
import { type TakenBack, takenBackBy } from '../recording/taken-back.ts';
import { listItems } from '../staging/items.queries.ts';
import { reviveItem } from '../staging/staged-item.ts';
import { findReader } from '../versions/versions.queries.ts';
import { type FileOfVersions, type Rank, versionKey } from '../versions/versions.ts';
import type { DecidedItem } from './decide-item.ts';
import { decideItems, type TiedItem } from './decide-items.ts';
import { ImportReview } from './import-review.ts';
import { RowCounts } from './row-counts.ts';
import { assertNothingSaidSince } from './said-since.ts';

/** A decided item and the row in which it is stored. */
export interface ReviewedItem extends DecidedItem, TiedItem {
  stored: StatementItemRow;
  /** What it leaves nothing of that other files recorded. */
  takesBack: readonly TakenBack[];
}

interface ReviewedImport {
  row: StatementImportRow;
  /** Told of the items page by page; what it wrote is undone with its transaction when the import turns out bad. */
  write?: (items: readonly ReviewedItem[]) => Promise<void>;
  /** Told of the same where nothing is written. */
  look?: (items: readonly ReviewedItem[]) => Promise<void>;
}

/** Enough that statements are few; of a file of any length no more items than these are in memory at once. */
const PAGE_ITEMS = 4000;

/** Goes through an import once, in the order of the file. Throws an AppError unless every row of the file is there. */
export async function reviewImport(
  db: Handle,
  actor: Actor,
  { row, write, look }: ReviewedImport,
): Promise<ImportReview> {
  const review = new ImportReview(controlRuleOf({ presetId: row.preset_id, mapping: row.mapping }));
  const counts = new RowCounts();
  const file = await versionsFileOf(db, actor, row);
  let page: StatementItemRow[];
  let after: StatementItemRow | null = null;
  do {
    page = await listItems(db, actor.userId, { importId: row.id, after, limit: PAGE_ITEMS });
    after = page.at(-1) ?? null;
    const items = await decidePage(db, actor, { page, file, isFinal: write !== undefined });
    review.add(items);
    counts.add(items);
    // Before anything is written: no row can be written twice.
    review.assertNoDoubles();
    await (write ?? look)?.(items);
  } while (page.length === PAGE_ITEMS);
  review.assertComplete(row);
  await counts.assertByKind(db, actor.userId, row.id);
  return review;
}

/** What becomes of some rows of a staged import, as things are now. */
export async function decideStaged(
  db: Handle,
  actor: Actor,
  { row, page }: { row: StatementImportRow; page: readonly StatementItemRow[] },
): Promise<ReviewedItem[]> {
  return decidePage(db, actor, { page, file: await versionsFileOf(db, actor, row), isFinal: false });
}

/**
 * How late what this import says is, if it is recorded now: after every other, unless a person said of one that it is later. The bytes of an
 * earlier file say nothing new.
 */
export async function rankOfImport(db: Handle, actor: Actor, row: StatementImportRow): Promise<Rank> {
  const first = await findRecordedImport(db, actor.userId, row.file_sha256);
  const place = first?.rank ?? row.rank ?? (await findLastRank(db, actor.userId)) + 1;
  return { latestOn: row.latest_on, place, committedAt: await momentOfRecording(db, actor) };
}

/** An import as what it says is compared with what other files say, if it is recorded now. */
export async function versionsFileOf(
  db: Handle,
  actor: Actor,
  row: StatementImportRow,
): Promise<FileOfVersions> {
  const rank = await rankOfImport(db, actor, row);
  return { id: row.id, rank, reader: await findReader(db, actor.userId, row.id) };
}

/** The same of one that is recorded. */
export async function recordedFileOf(
  db: Handle,
  ownerId: string,
  row: StatementImportRow,
): Promise<FileOfVersions> {
  const { id, latest_on: latestOn, rank: place, committed_at: committedAt } = row;
  const rank = { latestOn, place: place ?? 0, committedAt: committedAt ?? new Date(0) };
  return { id, rank, reader: await findReader(db, ownerId, id) };
}

/** After every other: what a person took later is known by it, whatever the clocks of servers say. */
async function momentOfRecording(db: Handle, actor: Actor): Promise<Date> {
  const last = await findLastChangeAt(db, actor.userId);
  return last === null || last < actor.now ? actor.now : new Date(last.getTime() + 1);
}

interface PageToDecide {
  page: readonly StatementItemRow[];
  file: FileOfVersions;
  isFinal: boolean;
}

async function decidePage(
  db: Handle,
  actor: Actor,
  { page, file, isFinal }: PageToDecide,
): Promise<ReviewedItem[]> {
  const rows = page.map((stored) => ({ stored, staged: reviveItem(stored) }));
  const { decided, said } = await decideItems(db, actor.userId, { items: rows, file });
  if (isFinal) await assertNothingSaidSince(db, actor.userId, { items: decided, versions: said.versions });
  const found = await takenBackBy(db, actor.userId, { rows: decided, file, said, isLocking: isFinal });
  const items = decided.map((item) => {
    const { takesBack, tiedWith } = found.get(item) ?? { takesBack: [], tiedWith: [] };
    return { ...withTakenBack(item, takesBack), tiedWith: [...item.tiedWith, ...tiedWith] };
  });
  return isFinal ? decideAgain(db, actor, { decided: items, file }) : items;
}

const GONE = { outcome: 'unchanged', kept: 'takenBack', differences: [] } as const;

/** True where nothing is left of the entry of the row itself. */
function isOwnGone({ settled }: DecidedItem, takesBack: readonly TakenBack[]): boolean {
  return takesBack.some(
    ({ entry, kept }) => kept === null && settled !== null && versionKey(entry) === versionKey(settled),
  );
}

/** A row that is left out has no entry of its own: why it does not take one back is why it is not taken. */
function withTakenBack<Item extends DecidedItem>(item: Item, takesBack: readonly TakenBack[]) {
  if (item.staged.targetId !== null) return { ...item, takesBack, ...(isOwnGone(item, takesBack) && GONE) };
  const isTakenFromPerson = takesBack.some((each) => each.isTakenFromPerson);
  const kept = takesBack.find((each) => each.kept !== null)?.kept ?? null;
  return { ...item, takesBack, kept, isTakenFromPerson };
}

/**
 * What is about to be overwritten is read once more under a lock, so that a change that a person makes at this moment
 * is seen. Everything else stays as it is and needs no lock: new ids come from imports alone, one after the other.
 */
async function decideAgain(
  db: Handle,
  actor: Actor,
  { decided, file }: { decided: ReviewedItem[]; file: FileOfVersions },
): Promise<ReviewedItem[]> {
  const items = decided.filter(({ outcome }) => outcome === 'changed');
  if (items.length === 0) return decided;
  const { decided: again } = await decideItems(db, actor.userId, { items, file, isLocking: true });
  const byStored = new Map(again.map((item) => [item.stored, item]));
  return decided.map((item) => ({ ...(byStored.get(item.stored) ?? item), tiedWith: item.tiedWith }));
}
