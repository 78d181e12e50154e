import { idField } from '@earntrack/contract';
import { keyOfId } from '@earntrack/statements';
import type { Handle } from '../../../actor.ts';
import { derivedId } from '../../../identity/derived-id.ts';
import { findIdSeed } from '../../../identity/id-seed.queries.ts';
import { type KnownEarning, listEarningsByIds } from '../recording/targets.queries.ts';
import type { RecordedItem } from '../staging/staged-item.ts';

/**
 * The earning that each item adjusts, by the item's target. A row that is named by an id of the account is that earning;
 * any other is what the row of this id became, or becomes with this file, as `stagedItem` says it: a correction is on the
 * platform of what it corrects.
 */
export async function adjustedIdsOf(
  db: Handle,
  ownerId: string,
  items: readonly RecordedItem[],
): Promise<ReadonlyMap<string, string>> {
  const corrections = items.flatMap(({ item, targetId, platformId }) =>
    item.kind === 'earning' && item.adjusts
      ? [{ targetId, platformId, adjusts: item.adjusts, platformName: item.platformName }]
      : [],
  );
  if (corrections.length === 0) return new Map();
  const idSeed = await findIdSeed(db, ownerId);
  const ids = corrections.flatMap(({ adjusts }) => idField.safeParse(adjusts).data ?? []);
  const known = await listEarningsByIds(db, ownerId, { ids, isLocking: false });
  const own = new Set(known.map(({ id }) => id));
  return new Map(
    corrections.map(({ targetId, platformId, adjusts, platformName }) => {
      const isOwn = own.has(adjusts.toLowerCase());
      const key = keyOfId(platformName, adjusts);
      return [targetId, isOwn ? adjusts.toLowerCase() : derivedId(idSeed, platformId, key)];
    }),
  );
}

/** What these earnings adjust as far as it lies in the bin: an export names nothing of that. */
export async function binnedAmongAdjusted(
  db: Handle,
  ownerId: string,
  earnings: readonly KnownEarning[],
): Promise<ReadonlySet<string>> {
  const ids = earnings.flatMap((earning) => earning.adjusts_id ?? []);
  const adjusted = await listEarningsByIds(db, ownerId, { ids, isLocking: false });
  return new Set(adjusted.flatMap((row) => (row.deleted_at === null ? [] : [row.id])));
}
