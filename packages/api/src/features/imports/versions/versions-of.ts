import { isKeyOfCharge, keyOfCharged } from '@earntrack/statements';
import type { Handle } from '../../../actor.ts';
import { derivedId } from '../../../identity/derived-id.ts';
import { findIdSeed } from '../../../identity/id-seed.queries.ts';
import { dayOfRecorded } from '../staging/day-of-item.ts';
import { keyOfTarget } from '../staging/row-keys.ts';
import { placeOf, type RecordedItem, rowIdOf, type StagedItem } from '../staging/staged-item.ts';
import { feesOfRow } from './joined-fees.ts';
import { isOfFeesAlone, joiningOf } from './joined-rows.ts';
import { factsOf, type RowFacts } from './row-facts.ts';
import { listArriving, listMerged, listVersions, type StoredVersion } from './versions.queries.ts';
import {
  type Entry,
  type FileOfVersions,
  FileVersions,
  keyOfApart,
  revived,
  type Version,
  versionKey,
} from './versions.ts';

interface ItemsOfFile {
  items: readonly StagedItem[];
  /** Theirs, where it is one. */
  file: FileOfVersions | null;
  without: string | null;
  /** It is not recorded yet. */
  isArriving?: boolean;
}

/** What other recorded files say of some items of one. */
export interface VersionsOfItems {
  versions: FileVersions;
  entryOf: (item: RecordedItem) => Entry;
  /** What a row of the file says of itself, and, of a fee, that of the payout in which it stands. */
  factsOfRows: (item: RecordedItem) => RowFacts[];
  /** The fees that are in an earning of the file. */
  feesOf: (item: RecordedItem) => Pick<Version, 'fees'>;
}

/** What other recorded files say of what these items become, and of what else has the id of one. */
export async function versionsOf(
  db: Handle,
  ownerId: string,
  { items, file, without, isArriving = false }: ItemsOfFile,
): Promise<VersionsOfItems> {
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
  const joining = await joiningOf(db, ownerId, { fees, without, arriving: isArriving ? file : null });
  const ownPayouts = await factsOfPayouts(db, ownerId, { file, targetIds: [...payoutIds.values()] });
  const stored = await listVersions(db, ownerId, { targetIds, without });
  const apart = await feesApart(db, ownerId, { stored, items, file, without });
  const feesOf = ({ item, joinedIds = [] }: RecordedItem): Pick<Version, 'fees'> => {
    if (item.kind !== 'earning' || file === null) return {};
    const isApart = (rowId: string) => apart.has(keyOfApart(file.id, rowId));
    return { fees: feesOfRow(item, { joinedIds, isApart }) };
  };
  return {
    versions: new FileVersions(stored, merged, { joining, apart }),
    feesOf,
    entryOf: ({ item: { kind }, targetId, rowId = null }) => ({
      kind,
      targetId,
      rowId: rowIdOf({ targetId, rowId }),
      payoutId: payoutIds.get(targetId) ?? null,
    }),
    factsOfRows: ({ item, targetId }) => {
      if (file === null) return [];
      const payout = ownPayouts.get(payoutIds.get(targetId) ?? '');
      return [factsOf(item, file.reader), ...(payout ? [payout] : [])];
    },
  };
}

/** Fees that files have alone, of those that are in any of these earnings; by `keyOfApart`. */
export async function feesApart(
  db: Handle,
  ownerId: string,
  { stored, items, file, without }: Omit<ItemsOfFile, 'isArriving'> & { stored: readonly StoredVersion[] },
): Promise<ReadonlySet<string>> {
  const known = new Set(stored.map(({ target_id: id }) => id));
  const ofItems = items.flatMap((item) =>
    item.targetId !== null && known.has(item.targetId) ? (item.joinedIds ?? []) : [],
  );
  const rowIds = [...new Set([...stored.flatMap(({ joined_ids: ids }) => ids ?? []), ...ofItems])];
  if (rowIds.length === 0) return new Set();
  const { everSaid } = await listMerged(db, ownerId, { rowIds, without });
  const targetIds = [...new Set([...rowIds, ...everSaid])];
  const others = await listVersions(db, ownerId, { targetIds, without });
  const own = file === null ? [] : await listArriving(db, ownerId, { file, targetIds });
  return new Set(
    [...others, ...own]
      .filter(({ decision, payload }) => decision !== 'leaveOut' && payload.kind === 'earning')
      .map(({ import_id: id, row_id: rowId, target_id: targetId }) =>
        keyOfApart(id, rowId ?? targetId ?? ''),
      ),
  );
}

/** What rows of payouts of a file say of themselves, by what they become. */
async function factsOfPayouts(
  db: Handle,
  ownerId: string,
  { file, targetIds }: { file: FileOfVersions | null; targetIds: readonly string[] },
): Promise<ReadonlyMap<string, RowFacts>> {
  if (file === null || targetIds.length === 0) return new Map();
  const stored = await listArriving(db, ownerId, { file, targetIds });
  return new Map(
    stored.flatMap((row) => {
      const [payout] = revived(row).filter(({ item }) => item?.kind === 'payout');
      return payout ? [[row.target_id ?? '', payout.facts] as const] : [];
    }),
  );
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
