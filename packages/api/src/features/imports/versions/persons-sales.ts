import type { Handle } from '../../../actor.ts';
import { componentsOfRow, saysFees } from '../../earnings/index.ts';
import { listEarningsByIds } from '../recording/targets.queries.ts';
import { isGoneForGood } from '../review/outcome-of.ts';

/** A row in which fees are, and what it becomes. */
interface RowWithFees {
  targetId: string | null;
  /** Null where it is not what a person typed. */
  rowId: string | null;
}

/**
 * The ids of those of these earnings that a person changed and that say no fees: what files have in them stands alone. What a person typed and said a
 * row to be counts for all of that row.
 */
export async function salesWithoutFees(
  db: Handle,
  ownerId: string,
  rows: readonly RowWithFees[],
): Promise<ReadonlySet<string>> {
  const ids = rows.flatMap(({ targetId, rowId }) => (rowId === null && targetId !== null ? [targetId] : []));
  const known = await listEarningsByIds(db, ownerId, { ids: [...new Set(ids)], isLocking: false });
  const changed = known.filter((row) => row.request_hash !== null && !isGoneForGood(row));
  return new Set(changed.filter((row) => !saysFees(componentsOfRow(row))).map(({ id }) => id));
}
