import type { StatementItemInput } from '@earntrack/contract';
import type { Handle } from '../../../actor.ts';
import { salesWithoutFees } from './persons-sales.ts';
import { listArriving, listJoining, listVersions, type StoredVersion } from './versions.queries.ts';
import type { FileOfVersions, JoiningRow } from './versions.ts';

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

/** Rows of recorded files in which fees are, by the fees' own ids: only rows of one day are put together. */
export async function joiningOf(
  db: Handle,
  ownerId: string,
  { fees, without: withoutFile, arriving: file = null }: FeesOfFile,
): Promise<ReadonlyMap<string, readonly JoiningRow[]>> {
  const ids = new Set(fees.map(({ rowId }) => rowId));
  const joining = await listJoining(db, ownerId, {
    ids: [...ids],
    days: [...new Set(fees.map(({ on }) => on))],
    without: withoutFile,
  });
  if (joining.length === 0) return new Map();
  const rows = joining.map((row) => ({ targetId: row.target_id, rowId: row.row_id }));
  const without = await salesWithoutFees(db, ownerId, rows);
  const found = joining.filter(
    ({ target_id: id, row_id: rowId }) => rowId !== null || !without.has(id ?? ''),
  );
  if (found.length === 0) return new Map();
  const targetIds = [...new Set(found.flatMap(({ target_id: id }) => id ?? []))];
  const versions = await listVersions(db, ownerId, { targetIds, without: withoutFile });
  const arriving = file === null ? [] : await listArriving(db, ownerId, { file, targetIds });
  const pairs = found.flatMap((row) => {
    const isOfRow = ({ target_id: id }: StoredVersion) => id === row.target_id;
    const said = { row, versions: versions.filter(isOfRow), arriving: arriving.filter(isOfRow) };
    return (row.joined_ids ?? []).filter((id) => ids.has(id)).map((id) => ({ id, said }));
  });
  return new Map([...Map.groupBy(pairs, ({ id }) => id)].map(([id, of]) => [id, of.map(({ said }) => said)]));
}
