import type { StatementItemInput } from '@earntrack/contract';
import type { Handle } from '../../../actor.ts';
import { type KnownEarning, listEarningsByIds } from '../recording/targets.queries.ts';
import { isOfAPerson } from '../review/outcome-of.ts';
import { isBinnedBy } from '../undo/corrections-back.ts';
import { marked } from '../undo/persons-hold.ts';
import { salesWithoutFees } from './persons-sales.ts';
import { listFormerRows } from './rows-of-entries.queries.ts';
import {
  listArriving,
  listFormerJoining,
  listJoining,
  listVersions,
  type StoredVersion,
} from './versions.queries.ts';
import { type FileOfVersions, type JoiningRow, revived, settle } from './versions.ts';

/** A row that may be of fees which found no earning to belong to. */
interface Fee {
  rowId: string;
  on: string;
}

/** Nearly every earning has the first of them. */
const NO_FEES = ['base', 'tips', 'bonuses', 'adjustments', 'reimbursements', 'cashCollected'] as const;

/** True for an earning of fees and taxes alone. */
export function isOfFeesAlone(item: StatementItemInput): boolean {
  return (
    item.kind === 'earning' && item.hours === null && NO_FEES.every((name) => item.components[name] === 0n)
  );
}

interface FeesOfFile {
  fees: readonly Fee[];
  without: string | null;
  /** The file of the fees, where it is not recorded yet. */
  arriving?: FileOfVersions | null;
}

/**
 * Rows of recorded files in which fees are, by the fees' own ids: only rows of one day are put together. What a person holds of which no file that
 * stands says anything has the words, and the fees, of the file that made it.
 */
export async function joiningOf(
  db: Handle,
  ownerId: string,
  { fees, without: withoutFile, arriving: file = null }: FeesOfFile,
): Promise<ReadonlyMap<string, readonly JoiningRow[]>> {
  const ids = new Set(fees.map(({ rowId }) => rowId));
  const asked = { ids: [...ids], days: [...new Set(fees.map(({ on }) => on))], without: withoutFile };
  const standing = await listJoining(db, ownerId, asked);
  const former = await listFormerJoining(db, ownerId, asked);
  const joining = [...standing, ...former];
  if (joining.length === 0) return new Map();
  const rows = joining.map((row) => ({ targetId: row.target_id, rowId: row.row_id }));
  const without = await salesWithoutFees(db, ownerId, rows);
  const isWithFees = ({ target_id: id, row_id: rowId }: StoredVersion) =>
    rowId !== null || !without.has(id ?? '');
  const targetIds = [...new Set(joining.filter(isWithFees).flatMap(({ target_id: id }) => id ?? []))];
  if (targetIds.length === 0) return new Map();
  const versions = await listVersions(db, ownerId, { targetIds, without: withoutFile });
  const arriving = file === null ? [] : await listArriving(db, ownerId, { file, targetIds });
  const said = idsOfEarnings([...versions, ...arriving]);
  const made = await madeBy(db, ownerId, {
    without: withoutFile,
    // What a person said a row to be is what they typed alone, once the file is undone.
    former: former.filter(({ target_id: id, row_id: rowId }) => rowId === null && !said.has(id)),
  });
  const held = await heldOf(db, ownerId, { versions: [...versions, ...made], arriving });
  const found = [...standing, ...made.filter(({ target_id: id }) => held.has(id ?? ''))].filter(isWithFees);
  const pairs = found.flatMap((row) => {
    const isOfRow = ({ target_id: id }: StoredVersion) => id === row.target_id;
    // What a person typed has in it what they typed: no file that cancels a row leaves anything of that in it.
    const isHeld = row.row_id === null && held.has(row.target_id ?? '');
    const of = { row, versions: versions.filter(isOfRow), arriving: arriving.filter(isOfRow), isHeld };
    return (row.joined_ids ?? []).filter((id) => ids.has(id)).map((id) => ({ id, of }));
  });
  return new Map([...Map.groupBy(pairs, ({ id }) => id)].map(([id, all]) => [id, all.map(({ of }) => of)]));
}

/**
 * Those of these earnings that stay although files leave nothing of them, in the bin or out of it: they are a person's, or a person hung something on
 * them. Not what a person gave up for a row that leaves nothing of it.
 */
async function heldOf(
  db: Handle,
  ownerId: string,
  { versions, arriving }: { versions: readonly StoredVersion[]; arriving: readonly StoredVersion[] },
): Promise<ReadonlySet<string>> {
  const byId = Map.groupBy(versions, ({ target_id: id }) => id ?? '');
  const rows = await listEarningsByIds(db, ownerId, { ids: [...byId.keys()], isLocking: false });
  const goes = new Set(arriving.filter(isForNothing).map(({ target_id: id }) => id));
  const isBinned = (row: KnownEarning) =>
    byId.get(row.id)?.some((each) => isForNothing(each) && isBinnedBy(row, each.committed_at));
  const there = rows.filter((row) => !goes.has(row.id) && !isBinned(row));
  const items = there.flatMap(({ id: targetId, platform_id: platformId }) => {
    const said = (byId.get(targetId) ?? []).flatMap((each) => revived(each));
    const item = settle(said.filter((each) => each.item?.kind === 'earning'));
    return item ? [{ targetId, platformId, position: 0, item }] : [];
  });
  const known = { earnings: new Map(there.map((row) => [row.id, row])) };
  const isMarked = await marked(db, ownerId, { items, known });
  const held = new Set(items.filter(isMarked).map(({ targetId }) => targetId));
  return held.union(new Set(there.filter(isOfAPerson).map(({ id }) => id)));
}

/** The same of these earnings, by the files that are recorded without one. */
export async function heldThere(
  db: Handle,
  ownerId: string,
  { targetIds, without }: { targetIds: readonly string[]; without: string },
): Promise<ReadonlySet<string>> {
  const versions = await listVersions(db, ownerId, { targetIds, without });
  return versions.length === 0 ? new Set() : heldOf(db, ownerId, { versions, arriving: [] });
}

/** True where a person took this row, which leaves nothing of the earning. */
function isForNothing({ decision, payload }: StoredVersion): boolean {
  return decision === 'take' && payload.kind === 'leftOut';
}

/** The earnings of which these say something. */
function idsOfEarnings(versions: readonly StoredVersion[]): ReadonlySet<string | null> {
  const saying = versions.filter(
    ({ decision, payload }) => decision !== 'leaveOut' && payload.kind === 'earning',
  );
  return new Set(saying.map(({ target_id: id }) => id));
}

/** Those of these rows that made what they become. */
async function madeBy(
  db: Handle,
  ownerId: string,
  { former, without }: { former: readonly StoredVersion[]; without: string | null },
): Promise<StoredVersion[]> {
  const ids = former.flatMap(({ target_id: id }) => id ?? []);
  const rows = await listFormerRows(db, ownerId, { kind: 'earning', ids: [...new Set(ids)], without });
  const made = new Map(rows.map((row) => [row.target_id, row.import_id]));
  return former.filter((row) => made.get(row.target_id) === row.import_id);
}
