import type { Handle } from '../../../actor.ts';
import { listAdjustedByPerson } from '../recording/targets.queries.ts';
import { isOfAPerson, type KnownTargets, rowOf } from '../review/outcome-of.ts';
import type { RecordedItem } from '../staging/staged-item.ts';

interface ItemsThere {
  items: readonly RecordedItem[];
  known: KnownTargets;
}

/**
 * Tells what a person typed, changed or deleted, or hung something of their own on: a tag, or a correction. What is not there any more
 * counts as well: nobody but a person took it away.
 */
export async function personsHold(
  db: Handle,
  ownerId: string,
  { items, known }: ItemsThere,
): Promise<(item: RecordedItem) => boolean> {
  const isMarked = await marked(db, ownerId, { items, known });
  return (item) => {
    const row = rowOf(item, known);
    return row === undefined || isOfAPerson(row) || isMarked(item);
  };
}

/** Tells on which earnings a person hung something of their own: a tag, or a correction. */
export async function marked(
  db: Handle,
  ownerId: string,
  { items, known }: { items: readonly RecordedItem[]; known: Pick<KnownTargets, 'earnings'> },
): Promise<(item: RecordedItem) => boolean> {
  const tagged = new Set(items.filter((item) => hasOtherTags(item, known)).map(({ targetId }) => targetId));
  const corrected = new Set(await listAdjustedByPerson(db, ownerId, [...known.earnings.keys()]));
  return ({ item, targetId }) => item.kind === 'earning' && (tagged.has(targetId) || corrected.has(targetId));
}

function hasOtherTags({ item, targetId }: RecordedItem, known: Pick<KnownTargets, 'earnings'>): boolean {
  if (item.kind !== 'earning') return false;
  const tags = known.earnings.get(targetId)?.tags ?? [];
  return tags.length !== (item.tags ?? []).length || tags.some((tag) => !item.tags?.includes(tag));
}
