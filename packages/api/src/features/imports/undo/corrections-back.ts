import type { StatementImportRow } from '@earntrack/db';
import type { Handle } from '../../../actor.ts';
import {
  type GivenUpCorrection,
  listCorrectionsGivenUp,
  listReplacedCorrections,
  listTakenAfter,
  type TakenRow,
} from '../recording/replaced.queries.ts';
import { type KnownEarning, listEarningsByIds } from '../recording/targets.queries.ts';
import { isGoneForGood } from '../review/outcome-of.ts';
import type { Corrected } from '../versions/keep-nobodys.service.ts';

/** What corrections correct that a person gave up for rows of an import. */
export async function correctionsBack(
  db: Handle,
  ownerId: string,
  row: Pick<StatementImportRow, 'id' | 'committed_at'>,
): Promise<Corrected[]> {
  const replaced = await listReplacedCorrections(db, ownerId, row.id);
  const { committed_at } = row;
  return correctedBy(
    db,
    ownerId,
    replaced.map((each) => ({ ...each, committed_at })),
  );
}

/** Those of these earnings that a correction holds again once the import is undone for which a person gave it up; not this one. */
export async function correctedForOthers(
  db: Handle,
  ownerId: string,
  { ids, without }: { ids: readonly string[]; without: string | null },
): Promise<ReadonlySet<string>> {
  const replaced = await listCorrectionsGivenUp(db, ownerId, { correctedIds: ids, without });
  const corrected = await correctedBy(db, ownerId, replaced);
  return new Set(corrected.flatMap(({ id, isGivenUp }) => (isGivenUp ? [id] : [])));
}

async function correctedBy(
  db: Handle,
  ownerId: string,
  replaced: readonly GivenUpCorrection[],
): Promise<Corrected[]> {
  const targetIds = replaced.map(({ id }) => id);
  const known = await listEarningsByIds(db, ownerId, { ids: targetIds, isLocking: false });
  const there = new Map(known.map((each) => [each.id, each]));
  const [first = null] = replaced.flatMap(({ committed_at: at }) => at ?? []).toSorted(byTime);
  const taken = await listTakenAfter(db, ownerId, { targetIds, after: first });
  return replaced.map(({ id, adjusts_id: correctedId, committed_at: givenUpAt }) => {
    const isNext = (each: TakenRow) =>
      each.target_id === id && isOfEarnings(each) && givenUpAt !== null && each.committed_at > givenUpAt;
    const heirAt = taken.find(isNext)?.committed_at ?? null;
    const moments = [givenUpAt, heirAt];
    const found = there.get(id);
    const isGivenUp = moments.some((at) => isBinnedBy(found, at)) || isOfFilesAlone(found);
    return { id: correctedId, heirAt, isGivenUp };
  });
}

function byTime(one: Date, other: Date): number {
  return one.getTime() - other.getTime();
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
