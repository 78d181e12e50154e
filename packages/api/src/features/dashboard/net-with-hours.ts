import type { RatePart } from '@earntrack/domain';
import type { EarningSums } from './dashboard.queries.ts';

/** Micros of net that have hours, by the part of the rate that they stand in: `platform|day|currency`. */
export type NetWithHours = ReadonlyMap<string, bigint>;

export function partKey(platformId: string, day: string, currency: string): string {
  return `${platformId}|${day}|${currency}`;
}

/**
 * The net behind the covered money of each part. Earnings with hours of their own are always covered; the others of the
 * same platform, day and currency are covered together or not at all, which shows in what the part holds beyond them.
 */
export function netWithHours(earnings: readonly EarningSums[], parts: readonly RatePart[]): NetWithHours {
  const byPart = new Map<string, EarningSums[]>();
  for (const sums of earnings) {
    const key = partKey(sums.platformId, sums.earnedOn, sums.currency);
    byPart.set(key, [...(byPart.get(key) ?? []), sums]);
  }
  return new Map(
    parts.map((part) => {
      const key = partKey(part.platformId, part.day, part.currency);
      return [key, coveredNet(byPart.get(key) ?? [], part)] as const;
    }),
  );
}

function coveredNet(earnings: readonly EarningSums[], part: RatePart): bigint {
  const own = earnings.find((sums) => sums.hasOwnHours);
  const open = earnings.find((sums) => !sums.hasOwnHours);
  const isOpenCovered =
    part.coveredMicros !== (own?.beforeTaxMicros ?? 0n) ||
    part.coveredPositiveMicros !== (own?.positiveMicros ?? 0n);
  return (own?.netMicros ?? 0n) + (isOpenCovered ? (open?.netMicros ?? 0n) : 0n);
}
