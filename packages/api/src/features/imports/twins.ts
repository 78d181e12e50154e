import { addDays, daysBetween, grossOf, netOf } from '@earntrack/domain';
import type { Handle } from '../../actor.ts';
import type { DecidedItem } from './decide-item.ts';
import type { RecordedItem } from './staged-item.ts';
import { listTypedEarnings, type TypedEarning } from './twins.queries.ts';
import { listVersions } from './versions.queries.ts';

/** A day earlier or later, people type the same. */
const DAYS_APART = 1;

/**
 * Earnings that a person typed and that new items may be once more, by the item's target: of the same platform and currency, a day apart
 * at most, with the same money before or after fees. Each is one item's at most, and none that a row of a file was found to be already.
 */
export async function twinsOf(
  db: Handle,
  ownerId: string,
  decided: readonly DecidedItem[],
): Promise<ReadonlyMap<string, TypedEarning>> {
  const fresh = decided.flatMap(({ outcome, settled }) => (outcome === 'new' ? (settled ?? []) : []));
  const free = byMoney(await freeEarnings(db, ownerId, fresh));
  const taken = new Set<string>();
  const twins = new Map<string, TypedEarning>();
  for (const { item, platformId, targetId } of fresh) {
    if (item.kind !== 'earning') continue;
    const sums = [grossOf(item.components), netOf(item.components)];
    const alike = sums.flatMap((sum) => free.get(moneyKey(platformId, item.currency, sum)) ?? []);
    const twin = alike.find(
      (typed) => !taken.has(typed.id) && Math.abs(daysBetween(typed.earned_on, item.earnedOn)) <= DAYS_APART,
    );
    if (!twin) continue;
    taken.add(twin.id);
    twins.set(targetId, twin);
  }
  return twins;
}

async function freeEarnings(
  db: Handle,
  ownerId: string,
  items: readonly RecordedItem[],
): Promise<TypedEarning[]> {
  const earnings = items.flatMap(({ item, platformId }) =>
    item.kind === 'earning' ? [{ platformId, day: item.earnedOn }] : [],
  );
  const days = earnings.map(({ day }) => day).toSorted();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const typed = await listTypedEarnings(db, ownerId, {
    platformIds: [...new Set(earnings.map(({ platformId }) => platformId))],
    from: addDays(first, -DAYS_APART),
    to: addDays(last, DAYS_APART),
  });
  const ids = typed.map(({ id }) => id);
  const held = await listVersions(db, ownerId, { targetIds: ids, without: null });
  const heldIds = new Set(held.map((version) => version.target_id));
  return typed.filter(({ id }) => !heldIds.has(id));
}

/** Nothing is no amount by which to tell two earnings apart. */
function byMoney(typed: readonly TypedEarning[]): ReadonlyMap<string, TypedEarning[]> {
  const found = new Map<string, TypedEarning[]>();
  for (const earning of typed) {
    for (const sum of new Set([earning.gross_micros, earning.net_micros])) {
      const key = moneyKey(earning.platform_id, earning.currency, sum);
      if (sum !== 0n) found.set(key, [...(found.get(key) ?? []), earning]);
    }
  }
  return found;
}

function moneyKey(platformId: string, currency: string, sum: bigint): string {
  return `${platformId}|${currency}|${sum}`;
}
