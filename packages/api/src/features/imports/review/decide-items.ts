import type { Handle } from '../../../actor.ts';
import type { RecordedItem, StagedItem } from '../staging/staged-item.ts';
import { type VersionsOfItems, versionsOf } from '../versions/versions-of.ts';
import { type FileOfVersions, latestFirst, settle, type Version } from '../versions/versions.ts';
import { decideItem, type DecidedItem } from './decide-item.ts';
import { knownTargets } from './known-targets.ts';
import { ownVersion } from './own-version.ts';
import { tiedWith } from './tied-with.ts';

interface ItemsOfFile<Item extends { staged: StagedItem }> {
  items: readonly Item[];
  file: FileOfVersions;
  isLocking?: boolean;
}

export interface TiedItem {
  /** The imports of which nothing but their places tells whether what they say is later. */
  tiedWith: readonly string[];
}

interface DecidedItems<Item> {
  decided: (Item & DecidedItem & TiedItem)[];
  /** What other files say of what has the ids of these items. */
  said: VersionsOfItems;
}

/** What becomes of items of one file, from what is there and what other files say. When locking, what is there stays so until the transaction ends. */
export async function decideItems<Item extends { staged: StagedItem }>(
  db: Handle,
  ownerId: string,
  { items, file, isLocking = false }: ItemsOfFile<Item>,
): Promise<DecidedItems<Item>> {
  const staged = items.map((item) => item.staged);
  const said = await versionsOf(db, ownerId, {
    items: staged,
    file,
    without: null,
    isArriving: true,
  });
  const { versions, entryOf, factsOfRows } = said;
  const settled = staged.map((item) => {
    if (item.targetId === null) return null;
    const others = versions.of(entryOf(item), factsOfRows(item));
    const own = ownVersion(item, { file, said });
    return { ...settledItem(item, { others, own }), tiedWith: tiedWith(own, others) };
  });
  const recorded = settled.flatMap((each) => each?.item ?? []);
  const known = await knownTargets(db, ownerId, { items: recorded, isLocking });
  const decided = items.map((item, at) => ({
    ...item,
    ...decideItem({ staged: item.staged, settled: settled[at] ?? null }, known),
    tiedWith: settled[at]?.tiedWith ?? [],
  }));
  return { decided, said };
}

/** What all files together say of the entry of a row. */
function settledItem(staged: RecordedItem, { others, own }: { others: readonly Version[]; own: Version }) {
  const item = settle([...others, own]);
  // What a person holds although it is taken back says what those files say that say anything.
  const held = () => settle([...others, own].filter((version) => version.item !== null));
  return {
    item: { ...staged, item: item ?? held() ?? staged.item },
    isTakenBack: item === null,
    before: settle(others),
    isOwn: latestFirst([...others, own])[0] === own,
  };
}
