import { ENTRY_KINDS, type EntryKind } from '@earntrack/contract';
import { isKeyOfId, keyOfCharge, keyOfCharged } from '@earntrack/statements';
import type { Handle } from '../../../actor.ts';
import { derivedId } from '../../../identity/derived-id.ts';
import { kindsLeftOut } from '../versions/row-facts.ts';
import { listMerged } from '../versions/versions.queries.ts';
import { versionKey } from '../versions/versions.ts';
import { keptEntries } from './kept-entries.ts';
import { listRecorded, type Recorded } from './recorded.queries.ts';
import { keyAt, keysOf, numbered } from './row-keys.ts';
import { placeOf, type StagedItem } from './staged-item.ts';

/** The row of which an item is: what was taken for a payout stands in the payout's. */
interface SoughtRow {
  item: StagedItem;
  platformId: string;
  key: string;
  kinds: readonly EntryKind[];
}

export interface KnownItems {
  items: readonly StagedItem[];
  /** What recorded files have of the ids that were asked for, which are those by keys. */
  recorded: ReadonlyMap<string, Recorded>;
  asked: ReadonlySet<string>;
}

/** Items with the ids under which their rows were recorded when other kinds of rows were counted too, where another kind has theirs. */
export async function underFormerKeys(
  db: Handle,
  ownerId: string,
  { items, idSeed }: { items: readonly StagedItem[]; idSeed: string },
): Promise<KnownItems> {
  const rows = items.flatMap(soughtRow).map((row) => ({ ...row, firstId: firstIdOf(row, idSeed) }));
  const ids = items.flatMap((item) => placeOf(item)?.targetId ?? []);
  const asked = new Set([...ids, ...rows.map(({ firstId }) => firstId)]);
  const recorded = await listRecorded(db, ownerId, [...asked]);
  const recordedOf = (kind: EntryKind, targetId: string) =>
    recorded.get(versionKey({ item: { kind }, targetId }));
  const doubtful = rows.filter(
    ({ kinds, firstId }) =>
      ENTRY_KINDS.some((kind) => recordedOf(kind, firstId) !== undefined) &&
      !kinds.some((kind) => recordedOf(kind, firstId)?.isThere),
  );
  if (doubtful.length === 0) return { items, recorded, asked };
  const placesOf = await formerPlaces(db, ownerId, { rows: doubtful, idSeed });
  const moved = new Map<StagedItem, StagedItem>();
  for (const row of doubtful) moved.set(row.item, movedTo(row, { idSeed, places: placesOf(row) }));
  return { items: items.map((item) => moved.get(item) ?? item), recorded, asked };
}

function soughtRow(item: StagedItem): SoughtRow[] {
  const platformId = placeOf(item)?.platformId;
  const charged = keyOfCharged(item.item.key);
  const key = charged ?? item.item.key;
  if (platformId === undefined || !isKeyOfId(key)) return [];
  const kinds = item.item.kind === 'leftOut' ? kindsLeftOut(item.item) : [item.item.kind];
  return [{ item, platformId, key, kinds: charged === null ? kinds : ['payout'] }];
}

/** The id of the first row that has this one's. */
function firstIdOf({ item, platformId, key }: SoughtRow, idSeed: string): string {
  const { name, place } = numbered(key);
  const own = place === 0 && key === item.item.key ? placeOf(item)?.targetId : undefined;
  return own ?? derivedId(idSeed, platformId, name);
}

/**
 * The places, among rows of one id whatever their kind, at which recorded files have rows of a kind, or had one of an entry that a person
 * changed or deleted, which stayed for that.
 */
async function formerPlaces(
  db: Handle,
  ownerId: string,
  { rows, idSeed }: { rows: readonly SoughtRow[]; idSeed: string },
): Promise<(row: SoughtRow) => number[]> {
  const idsOf = ({ platformId, key }: SoughtRow) =>
    keysOf(key).map((each) => derivedId(idSeed, platformId, each));
  const ids = [...new Set(rows.flatMap(idsOf))];
  const recorded = await listRecorded(db, ownerId, ids);
  const { merged } = await listMerged(db, ownerId, { rowIds: ids, without: null });
  const keyOf = (kind: EntryKind, targetId: string) => versionKey({ item: { kind }, targetId });
  const former = rows.flatMap((row) => {
    const places = idsOf(row);
    // Where the first of them was of this kind, they were counted by kind.
    if (row.kinds.some((kind) => recorded.has(keyOf(kind, places[0] ?? '')))) return [];
    const entries = row.kinds.flatMap((kind) => places.map((targetId) => ({ item: { kind }, targetId })));
    return entries.filter((entry) => recorded.has(versionKey(entry)));
  });
  const kept = await keptEntries(db, ownerId, former);
  const isThere = (key: string) => recorded.get(key)?.isThere === true || merged.has(key) || kept.has(key);
  return (row) =>
    idsOf(row).flatMap((id, place) => (row.kinds.some((kind) => isThere(keyOf(kind, id))) ? [place] : []));
}

/** The same where the row was not recorded under another key. */
function movedTo(
  { item, platformId, key }: SoughtRow,
  { idSeed, places }: { idSeed: string; places: readonly number[] },
): StagedItem {
  const last = places.at(-1);
  if (last === undefined) return item;
  const { name, place } = numbered(key);
  // One more than there were has a number that none of them has.
  const former = keyAt(name, places[place] ?? last + 1 + place - places.length);
  const isCharge = keyOfCharged(item.item.key) !== null;
  const targetId = derivedId(idSeed, platformId, isCharge ? keyOfCharge(former) : former);
  if (item.targetId !== null) return { ...item, targetId };
  return item.takesBack ? { ...item, takesBack: { ...item.takesBack, targetId } } : item;
}
