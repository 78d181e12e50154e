import { formerPayoutKey, keyOfCharge, keyOfCharged } from '@earntrack/statements';
import type { Handle } from '../../../actor.ts';
import { derivedId } from '../../../identity/derived-id.ts';
import { versionKey } from '../versions/versions.ts';
import { listPayoutsSaid } from './former-payouts.queries.ts';
import { keptEntries } from './kept-entries.ts';
import { listRecorded } from './recorded.queries.ts';
import { formerPayoutKeys } from './row-keys.ts';
import type { RecordedItem, StagedItem } from './staged-item.ts';

/** A payout, or what was taken for it, whose key says its amount now. */
interface SoughtPayout {
  item: RecordedItem;
  /** Of the payout. */
  key: string;
  former: { name: string; amount: string; place: number };
}

/**
 * Payouts under the ids that earlier versions gave them: their keys left out an amount that stands in a column of its own. Of the payouts that
 * are recorded with its day and text, a row is the one that had its amount last.
 */
export async function underFormerPayoutKeys(
  db: Handle,
  ownerId: string,
  { items, idSeed }: { items: readonly StagedItem[]; idSeed: string },
): Promise<readonly StagedItem[]> {
  const sought = items.flatMap(soughtPayout);
  if (sought.length === 0) return items;
  const idOf = ({ item: { platformId } }: SoughtPayout, key: string) => derivedId(idSeed, platformId, key);
  const recorded = await listRecorded(
    db,
    ownerId,
    sought.map((payout) => idOf(payout, payout.key)),
  );
  const isKnown = (targetId: string) =>
    recorded.get(versionKey({ item: { kind: 'payout' }, targetId }))?.isThere === true;
  const unknown = sought.filter((payout) => !isKnown(idOf(payout, payout.key)));
  const targetIds = new Set(
    unknown.flatMap((payout) => formerPayoutKeys(payout.key).map((key) => idOf(payout, key))),
  );
  const amounts = await lastAmounts(db, ownerId, [...targetIds]);
  const moved = new Map<StagedItem, StagedItem>();
  for (const payout of unknown) {
    const { item, key, former } = payout;
    const alike = formerPayoutKeys(key).filter((each) => amounts.get(idOf(payout, each)) === former.amount);
    const found = alike[former.place - 1];
    if (found === undefined) continue;
    const isCharge = keyOfCharged(item.item.key) !== null;
    moved.set(item, { ...item, targetId: idOf(payout, isCharge ? keyOfCharge(found) : found) });
  }
  return items.map((item) => moved.get(item) ?? item);
}

function soughtPayout(item: StagedItem): SoughtPayout[] {
  if (item.targetId === null) return [];
  const key = keyOfCharged(item.item.key) ?? item.item.key;
  const former = formerPayoutKey(key);
  return former === null ? [] : [{ item, key, former }];
}

/** What the file that was recorded last says of each payout, by its id; one that is undone where a person keeps the payout. */
async function lastAmounts(
  db: Handle,
  ownerId: string,
  targetIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const said = await listPayoutsSaid(db, ownerId, targetIds);
  const entryOf = (targetId: string) => ({ item: { kind: 'payout' as const }, targetId });
  const former = said.filter(({ isUndone }) => isUndone);
  const kept = await keptEntries(
    db,
    ownerId,
    former.map(({ targetId }) => entryOf(targetId)),
  );
  const counted = said.filter(
    ({ isUndone, targetId }) => !isUndone || kept.has(versionKey(entryOf(targetId))),
  );
  return new Map(counted.map(({ targetId, amount }) => [targetId, amount]));
}
