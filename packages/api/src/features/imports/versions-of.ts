import { isKeyOfCharge, keyOfCharged } from '@earntrack/statements';
import type { Handle } from '../../actor.ts';
import { derivedId } from '../../identity/derived-id.ts';
import { findIdSeed } from '../../identity/id-seed.queries.ts';
import { dayOfRecorded } from './day-of-item.ts';
import { isOfFeesAlone, joiningOf } from './joined-rows.ts';
import { keyOfTarget } from './row-keys.ts';
import { placeOf, type RecordedItem, rowIdOf, type StagedItem } from './staged-item.ts';
import { listMerged, listVersions } from './versions.queries.ts';
import { type Entry, type FileOfVersions, FileVersions, versionKey } from './versions.ts';

interface ItemsOfFile {
  items: readonly StagedItem[];
  without: string | null;
  /** Their file, where it is not recorded yet. */
  arriving?: FileOfVersions | null;
}

/** What other recorded files say of what these items become, and of what else has the id of one. */
export async function versionsOf(
  db: Handle,
  ownerId: string,
  { items, without, arriving = null }: ItemsOfFile,
): Promise<{ versions: FileVersions; entryOf: (item: RecordedItem) => Entry }> {
  const ids = items.flatMap((item) => item.targetId ?? (item.takesBack?.targetId || []));
  const rowIds = items.flatMap((item) => {
    const place = placeOf(item);
    return place === null ? [] : [rowIdOf(place)];
  });
  const payoutIds = await payoutIdsOf(db, ownerId, items);
  const { merged, everSaid } = await listMerged(db, ownerId, { rowIds, without });
  const targetIds = [...new Set([...ids, ...rowIds, ...everSaid, ...payoutIds.values()])];
  const fees = items.flatMap((item) => {
    if (item.targetId === null || isKeyOfCharge(item.item.key) || !isOfFeesAlone(item.item)) return [];
    return [{ rowId: rowIdOf(item), on: dayOfRecorded(item.item) }];
  });
  const joining = await joiningOf(db, ownerId, { fees, without, arriving });
  return {
    versions: new FileVersions(await listVersions(db, ownerId, { targetIds, without }), merged, joining),
    entryOf: ({ item: { kind }, targetId, rowId = null }) => ({
      kind,
      targetId,
      rowId: rowIdOf({ targetId, rowId }),
      payoutId: payoutIds.get(targetId) ?? null,
    }),
  };
}

interface RowOfEntry {
  targetId: string | null;
  platformId: string | null;
  rowId?: string | null;
  item: { key: string };
}

/** What the rows become in which fees stand, by what the fees become: the payout may be what a person typed. */
export async function payoutIdsOf(
  db: Handle,
  ownerId: string,
  items: readonly RowOfEntry[],
): Promise<ReadonlyMap<string, string>> {
  const charges = items.flatMap(({ targetId, platformId, rowId, item: { key } }) =>
    targetId === null || platformId === null || !isKeyOfCharge(key)
      ? []
      : [{ targetId, platformId, key, rowId: rowId ?? targetId }],
  );
  if (charges.length === 0) return new Map();
  const idSeed = await findIdSeed(db, ownerId);
  const rowIds = charges.map(({ platformId, ...charge }) => {
    const key = keyOfTarget(idSeed, { platformId, ...charge });
    return derivedId(idSeed, platformId, keyOfCharged(key) ?? key);
  });
  const { merged } = await listMerged(db, ownerId, { rowIds, without: null });
  const payoutId = (rowId: string) =>
    merged.get(versionKey({ item: { kind: 'payout' }, targetId: rowId })) ?? rowId;
  return new Map(charges.map(({ targetId }, at) => [targetId, payoutId(rowIds[at] ?? '')]));
}
