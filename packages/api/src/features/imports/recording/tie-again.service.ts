import type { Handle } from '../../../actor.ts';
import { adjustedIdsOf } from '../review/adjusted-ids.ts';
import type { DecidedItem } from '../review/decide-item.ts';
import { isOfAPerson } from '../review/outcome-of.ts';
import { type RecordedItem, reviveItem } from '../staging/staged-item.ts';
import { versionsOf } from '../versions/versions-of.ts';
import { listAdjusting } from '../versions/versions.queries.ts';
import { settle } from '../versions/versions.ts';
import { type KnownEarning, linkAdjusted, listEarningsByIds } from './targets.queries.ts';

export interface Adjusted {
  id: string;
  adjusts_id: string;
}

/** What these items are for, by the earning that each names. */
export function adjustedOf(
  items: readonly RecordedItem[],
  adjustedIds: ReadonlyMap<string, string>,
): Adjusted[] {
  return items.flatMap(({ targetId: id }) => {
    const adjusts_id = adjustedIds.get(id);
    return adjusts_id === undefined ? [] : [{ id, adjusts_id }];
  });
}

/** Ties corrections to what they are for, as far as that is there: it may have gone with an import. */
export async function tieThoseThere(
  tx: Handle,
  ownerId: string,
  adjusted: readonly Adjusted[],
): Promise<void> {
  const ids = adjusted.map((row) => row.adjusts_id);
  const known = await listEarningsByIds(tx, ownerId, { ids, isLocking: false });
  const there = new Set(known.map(({ id }) => id));
  await linkAdjusted(
    tx,
    ownerId,
    adjusted.filter((row) => there.has(row.adjusts_id)),
  );
}

/**
 * Ties corrections of other files again to what they correct, where that is there again: its file was undone, which left them with nothing to
 * name. `items` were just written.
 */
export async function tieAgain(
  tx: Handle,
  ownerId: string,
  items: readonly Pick<DecidedItem, 'outcome' | 'settled'>[],
): Promise<void> {
  const fresh = new Map(
    items.flatMap(({ outcome, settled }) =>
      outcome === 'new' && settled?.item.kind === 'earning' ? [[settled.targetId, settled]] : [],
    ),
  );
  const names = [...fresh.values()].flatMap(({ item }) =>
    item.kind === 'earning' ? (item.externalId ?? []) : [],
  );
  const corrections = await correctionsOf(tx, ownerId, names);
  const adjustedIds = await adjustedIdsOf(tx, ownerId, corrections);
  const ids = corrections.map(({ targetId }) => targetId);
  const known = await listEarningsByIds(tx, ownerId, { ids, isLocking: true });
  const untied = known.filter((row) => {
    const of = fresh.get(adjustedIds.get(row.id) ?? '');
    return of !== undefined && isUntied(row, of);
  });
  await linkAdjusted(
    tx,
    ownerId,
    untied.map(({ id }) => ({ id, adjusts_id: adjustedIds.get(id) ?? '' })),
  );
}

/** What all files together say of the corrections that name one of these rows. */
async function correctionsOf(tx: Handle, ownerId: string, names: readonly string[]): Promise<RecordedItem[]> {
  const stored = await listAdjusting(tx, ownerId, names);
  const staged = stored.map(reviveItem).filter((item) => item.targetId !== null);
  const { versions, entryOf } = await versionsOf(tx, ownerId, { items: staged, file: null, without: null });
  const byId = new Map(
    staged.map((item) => [item.targetId, { ...item, item: settle(versions.of(entryOf(item))) ?? item.item }]),
  );
  return [...byId.values()];
}

/** What a person made of a correction stays, and one is of the same platform and currency as what it corrects. */
function isUntied(row: KnownEarning, { item, platformId }: RecordedItem): boolean {
  const isSameMoney =
    item.kind === 'earning' && row.currency === item.currency && row.platform_id === platformId;
  return row.adjusts_id === null && !isOfAPerson(row) && isSameMoney;
}
