import type { StatementItemInput } from '@earntrack/contract';
import type { Handle } from '../../actor.ts';
import { listJoining, type StoredVersion } from './versions.queries.ts';

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

/** Rows of recorded files in which fees are, by the fees' own ids: only rows of one day are put together. */
export async function joiningOf(
  db: Handle,
  ownerId: string,
  { fees, without }: { fees: readonly Fee[]; without: string | null },
): Promise<ReadonlyMap<string, readonly StoredVersion[]>> {
  const ids = new Set(fees.map(({ rowId }) => rowId));
  const found = await listJoining(db, ownerId, {
    ids: [...ids],
    days: [...new Set(fees.map(({ on }) => on))],
    without,
  });
  const pairs = found.flatMap((row) =>
    (row.joined_ids ?? []).filter((id) => ids.has(id)).map((id) => ({ id, row })),
  );
  return new Map([...Map.groupBy(pairs, ({ id }) => id)].map(([id, of]) => [id, of.map(({ row }) => row)]));
}
