import type { Handle } from '../../../actor.ts';
import { productsByName } from '../../products/index.ts';
import { hoursOfEarnings } from '../../work/index.ts';
import { listEarningsByIds, listPayoutsByIds, listWorkByIds } from '../recording/targets.queries.ts';
import type { RecordedItem } from '../staging/staged-item.ts';
import { adjustedIdsOf, binnedAmongAdjusted } from './adjusted-ids.ts';
import type { KnownTargets } from './outcome-of.ts';

interface ItemsOfFile {
  items: readonly RecordedItem[];
  isLocking?: boolean;
}

/** Reads what is there already under the ids of these items; when locking, it stays so until the transaction ends. */
export async function knownTargets(
  db: Handle,
  ownerId: string,
  { items, isLocking = false }: ItemsOfFile,
): Promise<KnownTargets> {
  const toRead = (kind: RecordedItem['item']['kind']) => ({
    ids: items.flatMap(({ item, targetId }) => (item.kind === kind ? [targetId] : [])),
    isLocking,
  });
  const earnings = await listEarningsByIds(db, ownerId, toRead('earning'));
  const withHours = earnings.filter((row) => row.has_own_hours).map((row) => row.id);
  return {
    earnings: byId(earnings),
    hours: await hoursOfEarnings(db, ownerId, withHours),
    work: byId(await listWorkByIds(db, ownerId, toRead('work'))),
    payouts: byId(await listPayoutsByIds(db, ownerId, toRead('payout'))),
    products: await productsByName(
      db,
      ownerId,
      items.flatMap(({ item }) => productOf(item) ?? []),
    ),
    adjustedIds: await adjustedIdsOf(db, ownerId, items),
    binnedIds: await binnedAmongAdjusted(db, ownerId, earnings),
  };
}

function productOf(item: RecordedItem['item']): string | undefined {
  return item.kind === 'earning' ? item.sale?.product : undefined;
}

function byId<Row extends { id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}
