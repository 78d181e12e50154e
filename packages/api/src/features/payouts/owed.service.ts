import type { OwedView } from '@earntrack/contract';
import { inSnapshot } from '@earntrack/db';
import { microsFromDecimal } from '@earntrack/domain';
import type { Actor, Handle } from '../../actor.ts';
import { requireProfile } from '../profile/index.ts';
import { sumEarned, sumPaid } from './owed.queries.ts';
import { owedView } from './payouts.view.ts';

/**
 * What each platform still owes, each currency for itself: the profile's currency first, then by code, the most owed in front.
 * A platform that is even, or that sent more than was recorded, is in it too.
 */
export function listOwed(db: Handle, actor: Actor): Promise<OwedView[]> {
  return inSnapshot(db, async (tx, askLast) => {
    const [{ currency }, earned, paid] = await askLast(() =>
      Promise.all([
        requireProfile(tx, actor.userId),
        sumEarned(tx, actor.userId).then(byPlace),
        sumPaid(tx, actor.userId).then(byPlace),
      ]),
    );
    return [...new Map<string, Place>([...earned, ...paid])]
      .map(([key, place]) => owedView(place, earned.get(key), paid.get(key)))
      .sort((left, right) => order(left, right, currency));
  });
}

interface Place {
  platformId: string;
  currency: string;
}

function byPlace<Sums extends Place>(sums: readonly Sums[]): ReadonlyMap<string, Sums> {
  return new Map(sums.map((each) => [`${each.platformId}|${each.currency}`, each]));
}

function order(left: OwedView, right: OwedView, first: string): number {
  if (left.currency !== right.currency) {
    if (left.currency === first) return -1;
    return right.currency === first || left.currency > right.currency ? 1 : -1;
  }
  const [leftOwed, rightOwed] = [microsFromDecimal(left.owed), microsFromDecimal(right.owed)];
  if (leftOwed !== rightOwed) return leftOwed > rightOwed ? -1 : 1;
  return left.platformId < right.platformId ? -1 : 1;
}
