import type { Handle } from '../../actor.ts';
import { decideItem, type DecidedItem } from './decide-item.ts';
import { knownTargets } from './known-targets.ts';
import type { RecordedItem, StagedItem } from './staged-item.ts';
import { type Rank, settle, type Version, versionKey, versionsOf } from './versions.ts';

interface ItemsOfFile<Item extends { staged: StagedItem }> {
  items: readonly Item[];
  rank: Rank;
  isLocking?: boolean;
}

/** What becomes of items of one file, from what is there and what other files say. When locking, what is there stays so until the transaction ends. */
export async function decideItems<Item extends { staged: StagedItem }>(
  db: Handle,
  ownerId: string,
  { items, rank, isLocking = false }: ItemsOfFile<Item>,
): Promise<(Item & DecidedItem)[]> {
  const staged = items.map((item) => item.staged);
  const versions = await versionsOf(db, ownerId, { items: staged, without: null });
  const others = staged.map((item) => (item.targetId === null ? [] : (versions.get(versionKey(item)) ?? [])));
  const settled = staged.map((item, at) => settledItem(item, { others: others[at] ?? [], rank }));
  const recorded = settled.filter((item) => item !== null);
  const known = await knownTargets(db, ownerId, { items: recorded, isLocking });
  return items.map((item, at) => ({
    ...item,
    ...decideItem(
      { staged: item.staged, settled: settled[at] ?? null, before: settle(others[at] ?? []) },
      known,
    ),
  }));
}

function settledItem(
  staged: StagedItem,
  { others, rank }: { others: readonly Version[]; rank: Rank },
): RecordedItem | null {
  if (staged.targetId === null) return null;
  return {
    ...staged,
    item: settle([...others, { item: staged.item, rank, isTaken: Boolean(staged.taking) }]) ?? staged.item,
  };
}
