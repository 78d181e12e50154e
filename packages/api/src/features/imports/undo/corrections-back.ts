import type { StatementImportRow } from '@earntrack/db';
import type { Handle } from '../../../actor.ts';
import { listReplacedCorrections, listTakenAfter, type TakenRow } from '../recording/replaced.queries.ts';
import { type KnownEarning, listEarningsByIds } from '../recording/targets.queries.ts';
import { isGoneForGood } from '../review/outcome-of.ts';
import type { Corrected } from '../versions/keep-nobodys.service.ts';

/** What corrections correct that a person gave up for rows of an import. */
export async function correctionsBack(
  db: Handle,
  ownerId: string,
  { id: importId, committed_at: givenUpAt }: Pick<StatementImportRow, 'id' | 'committed_at'>,
): Promise<Corrected[]> {
  const replaced = await listReplacedCorrections(db, ownerId, importId);
  const targetIds = replaced.map(({ id }) => id);
  const known = await listEarningsByIds(db, ownerId, { ids: targetIds, isLocking: false });
  const there = new Map(known.map((each) => [each.id, each]));
  const taken = await listTakenAfter(db, ownerId, { targetIds, after: givenUpAt });
  return replaced.map(({ id, adjusts_id: correctedId }) => {
    const isNext = (each: TakenRow) => each.target_id === id && isOfEarnings(each);
    const heirAt = taken.find(isNext)?.committed_at ?? null;
    const moments = [givenUpAt, heirAt];
    const found = there.get(id);
    const isGivenUp = moments.some((at) => isBinnedBy(found, at)) || isOfFilesAlone(found);
    return { id: correctedId, heirAt, isGivenUp };
  });
}

function isOfEarnings({ kind }: { kind: string }): boolean {
  return kind === 'earning' || kind === 'leftOut';
}

type Row = Pick<KnownEarning, 'deleted_at' | 'request_hash'> | undefined;

export function isOfFilesAlone(row: Row): boolean {
  return row !== undefined && row.request_hash === null && !isGoneForGood(row);
}

/** True for what is in the bin because a person took the row of the file that leaves nothing of it and that was recorded at this moment. */
export function isBinnedBy(row: Row, committedAt: Date | null): boolean {
  return committedAt !== null && row?.deleted_at?.getTime() === committedAt.getTime();
}
