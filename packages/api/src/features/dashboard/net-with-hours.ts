import { DayMap, type RatePart } from '@earntrack/domain';
import type { EarningSums } from './dashboard.queries.ts';

/** The earnings that have hours. */
export interface WithHours {
  netMicros: bigint;
  /** Those that brought money: a refund is no job. */
  paidCount: number;
}

/** By the part of the rate that they stand in. */
export type NetWithHours = ReadonlyMap<RatePart, WithHours>;

/**
 * The net and the earnings behind the covered money of each part. Earnings with hours of their own are always covered; the others of the
 * same platform, day and currency are covered together or not at all, which shows in what the part holds beyond them.
 */
export function netWithHours(earnings: readonly EarningSums[], parts: readonly RatePart[]): NetWithHours {
  const byDay = new DayMap<EarningSums[]>();
  for (const sums of earnings) byDay.getOrInsert(sums.platformId, sums.earnedOn, () => []).push(sums);
  return new Map(
    parts.map((part) => {
      const ofDay = byDay.get(part.platformId, part.day) ?? [];
      const alike = ofDay.filter((sums) => sums.currency === part.currency);
      return [part, coveredEarnings(alike, part)] as const;
    }),
  );
}

function coveredEarnings(earnings: readonly EarningSums[], part: RatePart): WithHours {
  const own = earnings.find((sums) => sums.hasOwnHours);
  const open = earnings.find((sums) => !sums.hasOwnHours);
  const isOpenCovered =
    part.coveredMicros !== (own?.beforeTaxMicros ?? 0n) ||
    part.coveredPositiveMicros !== (own?.positiveMicros ?? 0n);
  const covered = [own, isOpenCovered ? open : undefined].filter((sums) => sums !== undefined);
  return {
    netMicros: covered.reduce((sum, { netMicros }) => sum + netMicros, 0n),
    paidCount: covered.reduce((sum, { paidCount }) => sum + paidCount, 0),
  };
}
