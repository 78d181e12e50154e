import { type PlatformTotalsView, RANK_FLOOR } from '@earntrack/contract';
import { microsFromDecimal } from '@earntrack/domain';

type Unranked = Omit<PlatformTotalsView, 'rank'>;

/**
 * The rows of one currency with their places by rate; equal rates share a place. Small samples are not ranked, and a single
 * platform is not either: there is nothing that it would be before.
 */
export function ranked(rows: readonly Unranked[]): PlatformTotalsView[] {
  const rates = rows.filter(hasEnough).map(rateOf);
  return rows.map((row) => {
    const isRanked = rates.length > 1 && hasEnough(row);
    return { ...row, rank: isRanked ? 1 + rates.filter((rate) => rate > rateOf(row)).length : null };
  });
}

function hasEnough({ rate, earningsWithHours }: Unranked): boolean {
  const isLong = rate.countedSeconds >= RANK_FLOOR.seconds;
  return rate.rate !== null && isLong && earningsWithHours >= RANK_FLOOR.earnings;
}

function rateOf({ rate }: Unranked): bigint {
  return microsFromDecimal(rate.rate ?? '0');
}
