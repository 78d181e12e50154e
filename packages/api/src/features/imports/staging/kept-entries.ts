import { ENTRY_KINDS, type EntryKind } from '@earntrack/contract';
import type { Handle } from '../../../actor.ts';
import { listEarningsByIds, listPayoutsByIds, listWorkByIds } from '../recording/targets.queries.ts';
import { versionKey } from '../versions/versions.ts';
import { listRecorded } from './recorded.queries.ts';

export interface EntryOfFiles {
  item: { kind: EntryKind };
  targetId: string;
}

/**
 * Those of these entries, by `versionKey`, of which no recorded file says anything, and that are there: a person changed or deleted what files
 * said that are undone.
 */
export async function keptEntries(
  tx: Handle,
  ownerId: string,
  entries: readonly EntryOfFiles[],
): Promise<ReadonlySet<string>> {
  const recorded = await listRecorded(
    tx,
    ownerId,
    entries.map(({ targetId }) => targetId),
  );
  const alone = entries.filter((entry) => recorded.get(versionKey(entry))?.isThere !== true);
  const toRead = (kind: EntryKind) => ({
    ids: [...new Set(alone.flatMap(({ item, targetId }) => (item.kind === kind ? [targetId] : [])))],
    isLocking: false,
  });
  const there = {
    earning: await listEarningsByIds(tx, ownerId, toRead('earning')),
    work: await listWorkByIds(tx, ownerId, toRead('work')),
    payout: await listPayoutsByIds(tx, ownerId, toRead('payout')),
  };
  return new Set(
    ENTRY_KINDS.flatMap((kind) => there[kind].map(({ id }) => versionKey({ item: { kind }, targetId: id }))),
  );
}
