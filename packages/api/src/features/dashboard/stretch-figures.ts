import type { PlatformRow, ProfileRow } from '@earntrack/db';
import {
  type DateRange,
  type LocalDate,
  type RatePart,
  rateParts,
  type SharedTimeRule,
  shareWork,
  sumMicros,
  type Work,
  type WorkedShare,
} from '@earntrack/domain';
import type { EarningSums } from './dashboard.queries.ts';

/** What was earned and worked in one range of days, and which hours belong to which money. */
export interface StretchFigures {
  earnings: readonly EarningSums[];
  parts: readonly RatePart[];
  /** Every hour once, whatever currency it earned. */
  workedSeconds: number;
  /** From the first to the last day on which anything happened; null when nothing did. */
  extent: DateRange | null;
}

export interface StretchSums {
  /** Also of the rest of every week that the range touches, on whatever day a platform's week starts. */
  earnings: readonly EarningSums[];
  /** The same days, and stretches around them as far as they can run at the same time as one inside. */
  work: readonly Work[];
  range: DateRange;
}

export interface RateRules {
  profile: Pick<ProfileRow, 'currency' | 'week_start' | 'basis'>;
  platforms: readonly Pick<PlatformRow, 'id' | 'currency' | 'week_start'>[];
  sharedTime: SharedTimeRule;
}

/** NOTE: hours are shared and find their money before the range is cut out, so that adjacent ranges add up to their union. */
export function stretchFigures(sums: StretchSums, rules: RateRules): StretchFigures {
  const { profile } = rules;
  const isInside = (day: LocalDate) => sums.range.from <= day && day <= sums.range.to;
  const platforms = new Map(rules.platforms.map((platform) => [platform.id, platform]));
  const earnings = sums.earnings.filter(({ earnedOn }) => isInside(earnedOn));
  const weightOf = rules.sharedTime === 'net' ? netWeights(earnings) : () => 1n;
  const shares = shareWork(sums.work, weightOf);
  const parts = rateParts(sums.earnings, shares, (id) => ({
    weekStart: platforms.get(id)?.week_start ?? profile.week_start,
    currency: platforms.get(id)?.currency ?? profile.currency,
  }));
  const inside = shares.filter(({ workedOn }) => isInside(workedOn));
  const workedMs = sumMicros(inside.map((share) => share.ms));
  return {
    earnings,
    parts: parts.filter(({ day }) => isInside(day)),
    workedSeconds: Number((workedMs + 500n) / 1000n),
    extent: extentOf(earnings, inside),
  };
}

/** By net where everything was earned in one currency; amounts of several cannot be weighed, so evenly then. */
function netWeights(earnings: readonly EarningSums[]): (platformId: string) => bigint {
  if (new Set(earnings.map((sums) => sums.currency)).size > 1) return () => 1n;
  const nets = new Map<string, bigint>();
  for (const { platformId, netMicros } of earnings)
    nets.set(platformId, (nets.get(platformId) ?? 0n) + netMicros);
  return (platformId) => {
    const net = nets.get(platformId) ?? 0n;
    return net > 0n ? net : 0n;
  };
}

function extentOf(earnings: readonly EarningSums[], shares: readonly WorkedShare[]): DateRange | null {
  let extent: DateRange | null = null;
  const reach = (day: LocalDate) => {
    extent ??= { from: day, to: day };
    if (day < extent.from) extent.from = day;
    if (day > extent.to) extent.to = day;
  };
  for (const { earnedOn } of earnings) reach(earnedOn);
  for (const { workedOn } of shares) reach(workedOn);
  return extent;
}
