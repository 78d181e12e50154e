import type { UndoEffect } from '@earntrack/contract';
import type { StatementImportRow, StatementItemRow } from '@earntrack/db';
import type { Handle } from '../../actor.ts';
import { knownTargets } from './known-targets.ts';
import { isOfAPerson, type KnownTargets, outcomeOf, rowOf } from './outcome-of.ts';
import { listTakenAfter, type TakenRow } from './replaced.queries.ts';
import { type RecordedItem, reviveItem, type StagedItem } from './staged-item.ts';
import { listAdjustedByPerson } from './targets.queries.ts';
import { settle, versionKey, versionsOf } from './versions.ts';

/** A row of an import that is to be undone, and what becomes of its entry. */
export interface UndoneItem {
  stored: StatementItemRow;
  /** What its entry says by the other files; by this one where there is no other. */
  settled: RecordedItem;
  effect: UndoEffect;
  /** The earning that the entry adjusts then. */
  adjustsId: string | null;
  /** The product that this import says was sold. */
  product: string | null;
  /** The row of another file that was taken next, so that it is the one to keep what a person had before. */
  heir: TakenRow | null;
}

interface ItemsToUndo {
  file: Pick<StatementImportRow, 'id' | 'committed_at'>;
  page: readonly StatementItemRow[];
  isLocking: boolean;
}

/** What undoing an import does to the entries of these rows of it. Rows that were left out have none. */
export async function undoEffects(
  db: Handle,
  ownerId: string,
  { file, page, isLocking }: ItemsToUndo,
): Promise<UndoneItem[]> {
  const items = page.map((stored) => ({ stored, staged: reviveItem(stored) })).filter(isRecorded);
  const staged = items.map((item) => item.staged);
  const versions = await versionsOf(db, ownerId, { items: staged, without: file.id });
  const left = staged.map((item) => settle(versions.get(versionKey(item)) ?? []));
  const settled = staged.map((item, at) => withEverySaid({ ...item, item: left[at] ?? item.item }));
  const known = await knownTargets(db, ownerId, { items: settled, isLocking });
  const isHeld = await personsHold(db, ownerId, { items: staged, known });
  const nextTaken = await nextTakenOf(db, ownerId, { items, file });
  return settled.flatMap((item, at) => {
    const of = items[at];
    if (of === undefined) return [];
    const wasTaken = of.stored.replaced !== null && !isOfAPersonNow(item, known);
    const next = nextTaken.get(versionKey(item)) ?? null;
    const isGivenBack = wasTaken && next === null;
    const effect = isGivenBack
      ? 'givenBack'
      : effectOn(item, { known, isLast: !left[at], isHeld: isHeld(item) });
    const adjustsId = known.adjustedIds.get(item.targetId) ?? null;
    const product = (of.staged.item.kind === 'earning' && of.staged.item.sale?.product) || null;
    return [{ stored: of.stored, settled: item, effect, adjustsId, product, heir: wasTaken ? next : null }];
  });
}

function isRecorded(item: {
  stored: StatementItemRow;
  staged: StagedItem;
}): item is { stored: StatementItemRow; staged: RecordedItem } {
  return item.staged.targetId !== null;
}

/** Of what no file that is left says anything, the entry has nothing: it may have had it of the file that goes. */
function withEverySaid(staged: RecordedItem): RecordedItem {
  const { item } = staged;
  if (item.kind !== 'earning') return staged;
  return { ...staged, item: { ...item, sale: item.sale ?? null, adjusts: item.adjusts ?? null } };
}

/** What is not there any more counts as well: nobody but a person took it away. */
function isOfAPersonNow(item: RecordedItem, known: KnownTargets): boolean {
  const row = rowOf(item, known);
  return row === undefined || isOfAPerson(row);
}

/** The rows of other files that were taken next after these, by `versionKey`. */
async function nextTakenOf(
  db: Handle,
  ownerId: string,
  {
    items,
    file,
  }: { items: readonly { stored: StatementItemRow }[]; file: Pick<StatementImportRow, 'committed_at'> },
): Promise<ReadonlyMap<string, TakenRow>> {
  const targetIds = items.flatMap(({ stored }) => (stored.replaced && stored.target_id) ?? []);
  const next = new Map<string, TakenRow>();
  for (const row of await listTakenAfter(db, ownerId, { targetIds, after: file.committed_at })) {
    const key = `${row.kind}|${row.target_id}`;
    if (!next.has(key)) next.set(key, row);
  }
  return next;
}

function effectOn(
  item: RecordedItem,
  { known, isLast, isHeld }: { known: KnownTargets; isLast: boolean; isHeld: boolean },
): UndoEffect {
  if (isHeld) return 'kept';
  if (isLast) return 'removed';
  return outcomeOf(item, known) === 'changed' ? 'reverted' : 'held';
}

/**
 * Tells what a person typed, changed or deleted, or hung something of their own on: a tag, or a correction. What is not there any more
 * counts as well: nobody but a person took it away.
 */
async function personsHold(
  db: Handle,
  ownerId: string,
  { items, known }: { items: readonly RecordedItem[]; known: KnownTargets },
): Promise<(item: RecordedItem) => boolean> {
  const tagged = new Set(items.filter((item) => hasOtherTags(item, known)).map(({ targetId }) => targetId));
  const corrected = new Set(await listAdjustedByPerson(db, ownerId, [...known.earnings.keys()]));
  return ({ item, targetId }) => {
    const row = rowOf({ item, targetId }, known);
    return row === undefined || isOfAPerson(row) || tagged.has(targetId) || corrected.has(targetId);
  };
}

function hasOtherTags({ item, targetId }: RecordedItem, known: KnownTargets): boolean {
  if (item.kind !== 'earning') return false;
  const tags = known.earnings.get(targetId)?.tags ?? [];
  return tags.length !== (item.tags ?? []).length || tags.some((tag) => !item.tags?.includes(tag));
}
