import type { Basis } from '@earntrack/contract';
import type { DateRange } from '@earntrack/domain';
import type { Handle } from '../../actor.ts';
import { type EarningSums, sumCorrections, sumEarnings, sumUncorrected } from './dashboard.queries.ts';

/**
 * The earnings of a range on the days on which they count: their own (cash), or, for what adjusts another earning, the day of
 * that one (accrual).
 */
export async function earningSums(
  tx: Handle,
  ownerId: string,
  { range, basis }: { range: DateRange; basis: Basis },
): Promise<EarningSums[]> {
  if (basis === 'cash') return sumEarnings(tx, ownerId, range);
  const corrections = await sumCorrections(tx, ownerId, range);
  const counted = corrections.map(({ happenedOn: _, ...sums }) => sums);
  // NOTE: a day from which money was moved away still knows that something happened on it.
  const moved = corrections
    .filter(({ earnedOn, happenedOn }) => earnedOn !== happenedOn)
    .map(({ happenedOn, ...sums }) => ({ ...sums, ...NOTHING, earnedOn: happenedOn }));
  return merged([...(await sumUncorrected(tx, ownerId, range)), ...counted, ...moved]);
}

const NOTHING = {
  earningCount: 0,
  paidCount: 0,
  grossMicros: 0n,
  feesMicros: 0n,
  netMicros: 0n,
  tipsMicros: 0n,
  beforeTaxMicros: 0n,
  positiveMicros: 0n,
} as const;

/** One for each platform, day, currency and having hours or not. */
function merged(sums: readonly EarningSums[]): EarningSums[] {
  const byKey = new Map<string, EarningSums>();
  for (const one of sums) {
    const key = `${one.platformId}|${one.earnedOn}|${one.currency}|${one.hasOwnHours}`;
    const known = byKey.get(key);
    byKey.set(key, known ? addSums(known, one) : one);
  }
  return [...byKey.values()];
}

function addSums(left: EarningSums, right: EarningSums): EarningSums {
  return {
    ...left,
    earningCount: left.earningCount + right.earningCount,
    paidCount: left.paidCount + right.paidCount,
    grossMicros: left.grossMicros + right.grossMicros,
    feesMicros: left.feesMicros + right.feesMicros,
    netMicros: left.netMicros + right.netMicros,
    tipsMicros: left.tipsMicros + right.tipsMicros,
    beforeTaxMicros: left.beforeTaxMicros + right.beforeTaxMicros,
    positiveMicros: left.positiveMicros + right.positiveMicros,
    hasCorrections: left.hasCorrections || right.hasCorrections,
  };
}
