import type { FileVersion, Recorded, Version } from '../versions/versions.ts';
import { saySame } from './differences.ts';

/** The imports that say otherwise of an entry than a row of this file, where nothing but their places tells which of the two is later. */
export function tiedWith(own: Version, others: readonly FileVersion[]): string[] {
  return others.flatMap((other) => {
    const isTie =
      other.rank.latestOn === own.rank.latestOn &&
      other.on === own.on &&
      other.rank.place !== own.rank.place &&
      !own.isTaken &&
      !other.isTaken &&
      !own.isInOther &&
      !other.isInOther;
    return isTie && !isSaidAlike(own.item, other.item) ? [other.stored.import_id] : [];
  });
}

/** Where one of two is silent of a sale or of what it corrects, the other one counts in either order. */
function isSaidAlike(one: Recorded | null, other: Recorded | null): boolean {
  if (one === null || other === null) return one === other;
  if (one.kind === 'work' && other.kind === 'work' && one.clock !== other.clock) return false;
  if (one.kind !== 'earning' || other.kind !== 'earning') return saySame(one, other) && saySame(other, one);
  const { sale, adjusts, ...values } = one;
  const { sale: otherSale, adjusts: otherAdjusts, ...otherValues } = other;
  const isSameSale =
    sale === undefined ||
    otherSale === undefined ||
    (sale?.product === otherSale?.product && sale?.units === otherSale?.units);
  const isSameAdjusted = adjusts === undefined || otherAdjusts === undefined || adjusts === otherAdjusts;
  const isSameClock = one.hours?.clock === other.hours?.clock;
  return isSameSale && isSameAdjusted && isSameClock && saySame(values, otherValues);
}
