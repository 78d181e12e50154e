import { isKeyOfCharge, keyOfCharge } from '@earntrack/statements';
import type { Handle } from '../../../actor.ts';
import { derivedId } from '../../../identity/derived-id.ts';
import { findIdSeed } from '../../../identity/id-seed.queries.ts';
import { ownVersion } from '../review/own-version.ts';
import { dayOfItem, dayOfRecorded } from '../staging/day-of-item.ts';
import { keyOfTarget } from '../staging/row-keys.ts';
import {
  placeOf,
  type RecordedItem,
  rowIdOf,
  type RowPlace,
  type StagedItem,
} from '../staging/staged-item.ts';
import { lastToHave } from './joined-fees.ts';
import { heldThere, isOfFeesAlone, joiningOf } from './joined-rows.ts';
import { salesWithoutFees } from './persons-sales.ts';
import { factsOf, isOneRow } from './row-facts.ts';
import type { VersionsOfItems } from './versions-of.ts';
import { listMerged, listTargetsOf, listVersions } from './versions.queries.ts';
import {
  type Entry,
  type FileOfVersions,
  type FileVersion,
  type Recorded,
  FileVersions,
  latestFirst,
  settle,
  type Version,
  versionKey,
} from './versions.ts';

/** An entry of other files of which a row of this one leaves nothing. */
export interface OtherEntry<Row> {
  row: Row;
  /** What the latest of the other files says of it that says anything. */
  before: RecordedItem;
  /** What the other files say. */
  others: readonly FileVersion[];
  /** What they come to without this one, which may tell that what they say is of one row. */
  left: Recorded | null;
  /** What this one says. */
  own: Version;
}

interface RowsOfFile<Row> {
  rows: readonly Row[];
  file: FileOfVersions;
  /** What other files say of what has the ids of these rows. */
  said: VersionsOfItems;
}

interface PlacedRow<Row> {
  row: Row;
  place: RowPlace;
}

/**
 * What rows take back of what other files say: a row that is left out by its own status what has its id and is of a kind that it would be,
 * one that says something everything of another kind of which the file has no row, either the fee that stood in a payout's row and
 * does not any more, and an earning the fees that are in it and were alone in another file.
 */
export async function otherEntries<Row extends { staged: StagedItem }>(
  db: Handle,
  ownerId: string,
  { rows, file, said }: RowsOfFile<Row>,
): Promise<OtherEntry<Row>[]> {
  const { versions } = said;
  const placed = rows.flatMap((row): PlacedRow<Row>[] => {
    const place = placeOf(row.staged);
    return place === null || isKeyOfCharge(row.staged.item.key) ? [] : [{ row, place }];
  });
  const found = placed.flatMap((of) => {
    const { item } = of.row.staged;
    const facts = factsOf(item, file.reader);
    const kinds = facts.saysOf.filter((kind) => kind !== item.kind);
    return kinds.flatMap((kind) => {
      const entry = versions.entryOf(kind, rowIdOf(of.place));
      const others = versions.of(entry);
      const isOfRow = others.some((each) => each.item !== null && isOneRow(each.facts, facts));
      return isOfRow ? (asOther(of, { others, file, targetId: entry.targetId }) ?? []) : [];
    });
  });
  const ofOtherKinds = await withoutOwn(db, ownerId, { found, file });
  const werePayouts = new Set(
    ofOtherKinds.flatMap(({ row, before }) => (before.item.kind === 'payout' ? [row] : [])),
  );
  const payouts = placed.filter(({ row }) => row.staged.item.kind === 'payout' || werePayouts.has(row));
  const gone = await feesGone(db, ownerId, { payouts, file });
  const joined = await feesJoined(db, ownerId, { placed, file, said });
  return [...ofOtherKinds, ...gone, ...joined, ...rows.flatMap((row) => ownGone(row, { file, said }))];
}

/**
 * What other files say of the entry of this very row, where it tells that another row of another kind is all of that: without it nobody knew
 * that they are one.
 */
function ownGone<Row extends { staged: StagedItem }>(
  row: Row,
  { file, said }: Pick<RowsOfFile<Row>, 'file' | 'said'>,
): OtherEntry<Row>[] {
  const { staged } = row;
  const { versions, entryOf, factsOfRows } = said;
  if (staged.targetId === null) return [];
  const left = settle(versions.of(entryOf(staged)));
  if (left === null) return [];
  const others = versions.of(entryOf(staged), factsOfRows(staged));
  const { targetId, platformId } = staged;
  const own = ownVersion(staged, { file, said });
  if (settle([...others, own]) !== null) return [];
  const other = asOther({ row, place: { targetId, platformId } }, { others, file, targetId });
  return other === null ? [] : [{ ...other, own, left }];
}

/** What rows that say something leave to another row of their file with the same id: it says itself what there is of its kind. */
async function withoutOwn<Row extends { staged: StagedItem }>(
  db: Handle,
  ownerId: string,
  { found, file }: { found: readonly OtherEntry<Row>[]; file: FileOfVersions },
): Promise<OtherEntry<Row>[]> {
  const targetIds = found.flatMap(({ row, before }) =>
    row.staged.targetId === null ? [] : [before.targetId],
  );
  const there = await listTargetsOf(db, ownerId, { importId: file.id, targetIds });
  return found.filter(({ row, before }) => row.staged.targetId === null || !there.has(versionKey(before)));
}

function asOther<Row extends { staged: StagedItem }>(
  { row, place: { platformId, taking } }: PlacedRow<Row>,
  { others, file, targetId }: { others: readonly FileVersion[]; file: FileOfVersions; targetId: string },
): OtherEntry<Row> | null {
  const { item, position } = row.staged;
  const on = dayOfItem(item);
  const latest = latestFirst(others).find((each) => each.item !== null);
  if (!latest?.item || on === null) return null;
  const own = { item: null, on, rank: file.rank, isTaken: Boolean(taking) };
  const before = { position, item: latest.item, targetId, platformId };
  return { row, before, others, own, left: settle(others) };
}

/** Fees of other files that stood in the rows of these payouts, and that this file does not have. */
async function feesGone<Row extends { staged: StagedItem }>(
  db: Handle,
  ownerId: string,
  { payouts, file }: { payouts: readonly PlacedRow<Row>[]; file: FileOfVersions },
): Promise<OtherEntry<Row>[]> {
  if (payouts.length === 0) return [];
  const idSeed = await findIdSeed(db, ownerId);
  const rowIds = payouts.map(({ row, place }) => {
    const { platformId } = place;
    const key = keyOfTarget(idSeed, { platformId, key: row.staged.item.key, rowId: rowIdOf(place) });
    return derivedId(idSeed, platformId, keyOfCharge(key));
  });
  const { merged } = await listMerged(db, ownerId, { rowIds, without: null });
  const feeIds = rowIds.map(
    (id) => merged.get(versionKey({ item: { kind: 'earning' }, targetId: id })) ?? id,
  );
  const targetIds = [...feeIds, ...payouts.map(({ place }) => place.targetId)];
  const stored = await listVersions(db, ownerId, { targetIds, without: file.id });
  const there = await listTargetsOf(db, ownerId, { importId: file.id, targetIds: feeIds });
  const versions = new FileVersions(stored, merged);
  return payouts.flatMap((of, at) => {
    const targetId = feeIds[at] ?? '';
    if (there.has(versionKey({ item: { kind: 'earning' }, targetId }))) return [];
    const entry: Entry = { kind: 'earning', targetId, rowId: rowIds[at] ?? '', payoutId: of.place.targetId };
    const { item } = of.row.staged;
    const besides = item.kind === 'payout' ? [factsOf(item, file.reader)] : [];
    const other = asOther(of, { others: versions.of(entry, besides), file, targetId });
    return other === null ? [] : [{ ...other, left: settle(versions.of(entry)) }];
  });
}

/** Fees that other files have alone, and that are in earnings of this one. */
async function feesJoined<Row extends { staged: StagedItem }>(
  db: Handle,
  ownerId: string,
  { placed, file, said }: Omit<RowsOfFile<Row>, 'rows'> & { placed: readonly PlacedRow<Row>[] },
): Promise<OtherEntry<Row>[]> {
  const sales = placed.flatMap((of) => {
    const { staged } = of.row;
    if (staged.targetId === null || (staged.joinedIds ?? []).length === 0) return [];
    const own = ownVersion(staged, { file, said });
    const all = latestFirst<Version>([
      ...said.versions.of(said.entryOf(staged), said.factsOfRows(staged)),
      own,
    ]);
    return [{ of, staged, all }];
  });
  const canceled = sales.flatMap(({ staged, all }) =>
    all[0]?.item === null && !staged.rowId ? [staged.targetId] : [],
  );
  const held = await heldThere(db, ownerId, { targetIds: canceled, without: file.id });
  const fees = sales.flatMap(({ of, staged, all }) => {
    // A later file may have canceled the earning, or have the fee beside it.
    const saying = held.has(staged.targetId) ? all.filter(({ item }) => item !== null) : all;
    if (saying[0]?.item === null) return [];
    const on = dayOfRecorded(staged.item);
    const inOwn = (staged.joinedIds ?? []).filter((id) => lastToHave(id, saying)?.fees?.joined.has(id));
    return inOwn.map((rowId) => ({ of, rowId, on }));
  });
  if (fees.length === 0) return [];
  const rowIds = fees.map(({ rowId }) => rowId);
  const { merged, everSaid } = await listMerged(db, ownerId, { rowIds, without: file.id });
  const targetIds = [...rowIds, ...everSaid];
  const stored = await listVersions(db, ownerId, { targetIds, without: file.id });
  if (stored.length === 0) return [];
  const versions = new FileVersions(stored, merged, {
    joining: await joiningOf(db, ownerId, { fees, without: file.id }),
  });
  const known = fees.flatMap(({ of: { place } }) =>
    place.taking ? [] : [{ targetId: place.targetId, rowId: place.rowId ?? null }],
  );
  const without = await salesWithoutFees(db, ownerId, known);
  return fees.flatMap(({ of, rowId, on }) => {
    if (without.has(of.place.targetId) && !of.place.rowId && !of.place.taking) return [];
    const entry = versions.entryOf('earning', rowId);
    const others = versions.of(entry);
    const isFee = others.some((each) => each.item !== null && each.on === on && isOfFeesAlone(each.item));
    const other = isFee ? asOther(of, { others, file, targetId: entry.targetId }) : null;
    return other === null ? [] : [{ ...other, own: { ...other.own, isTaken: false, isInOther: true } }];
  });
}
