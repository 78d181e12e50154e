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
      return [part, coveredEarnings(byDay.get(part.platformId, part.day) ?? [], part)] as const;
    }),
  );
}

function coveredEarnings(ofDay: readonly EarningSums[], part: RatePart): WithHours {
  const alike = (hasOwnHours: boolean) =>
    ofDay.find((sums) => sums.hasOwnHours === hasOwnHours && sums.currency === part.currency);
  const own = alike(true);
  const isOpenCovered =
    part.coveredMicros !== (own?.beforeTaxMicros ?? 0n) ||
    part.coveredPositiveMicros !== (own?.positiveMicros ?? 0n);
  const open = isOpenCovered ? alike(false) : undefined;
  return {
    netMicros: (own?.netMicros ?? 0n) + (open?.netMicros ?? 0n),
    paidCount: (own?.paidCount ?? 0) + (open?.paidCount ?? 0),
  };
}
