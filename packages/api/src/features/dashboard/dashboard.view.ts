import type {
  BucketView,
  CurrencyTotalsView,
  FiguresView,
  PlatformTotalsView,
  RateView,
} from '@earntrack/contract';
import {
  type BucketUnit,
  bucketsOf,
  type Currency,
  type DateRange,
  decimalFromMicros,
  honestRate,
  type LocalDate,
  type Micros,
  type RatePart,
  startOfBucket,
  type Weekday,
} from '@earntrack/domain';
import type { EarningSums } from './dashboard.queries.ts';
import type { NetWithHours } from './net-with-hours.ts';
import { ranked } from './ranked.ts';
import type { StretchFigures } from './stretch-figures.ts';

/** Every currency in which anything was earned or worked in any of the stretches, the first one in front, then by code. */
export function currenciesOf(stretches: readonly (StretchFigures | null)[], first: Currency): Currency[] {
  const named = new Set<Currency>();
  for (const figures of stretches) {
    for (const { currency } of figures?.earnings ?? []) named.add(currency);
    for (const { currency } of figures?.parts ?? []) named.add(currency);
  }
  const codes = [...named].sort();
  return named.has(first) ? [first, ...codes.filter((code) => code !== first)] : codes;
}

export function totalsView(
  currency: Currency,
  figures: StretchFigures,
  before: StretchFigures | null,
): CurrencyTotalsView {
  return {
    ...sidesOf(currency, figures),
    before: before === null ? null : sidesOf(currency, before),
  };
}

function sidesOf(currency: Currency, figures: StretchFigures): FiguresView & { rate: RateView } {
  const earnings = figures.earnings.filter((sums) => sums.currency === currency);
  const parts = figures.parts.filter((part) => part.currency === currency);
  return { ...figuresView(currency, earnings), rate: rateView(parts) };
}

function figuresView(currency: Currency, earnings: readonly EarningSums[]): FiguresView {
  let [gross, fees, net, tips, earningCount] = [0n, 0n, 0n, 0n, 0];
  for (const sums of earnings) {
    gross += sums.grossMicros;
    fees += sums.feesMicros;
    net += sums.netMicros;
    tips += sums.tipsMicros;
    earningCount += sums.earningCount;
  }
  const decimal = decimalFromMicros;
  return {
    currency,
    gross: decimal(gross),
    fees: decimal(fees),
    net: decimal(net),
    tips: decimal(tips),
    earningCount,
  };
}

export function rateView(parts: readonly RatePart[]): RateView {
  const rate = honestRate(parts);
  return {
    rate: rate.rateMicrosPerHour === null ? null : decimalFromMicros(rate.rateMicrosPerHour),
    coverageBasisPoints: rate.coverageBasisPoints,
    covered: decimalFromMicros(rate.coveredMicros),
    workedSeconds: rate.workedSeconds,
    countedSeconds: rate.countedSeconds,
    clock: rate.clock,
  };
}

/** Figures with the money that stands behind each part of the rate. */
export interface CoveredFigures extends StretchFigures {
  withHours: NetWithHours;
}

/** One per platform and currency, grouped by the currencies in their order, the largest net first. */
export function platformViews(
  currencies: readonly Currency[],
  { withHours, ...figures }: CoveredFigures,
): PlatformTotalsView[] {
  return currencies.flatMap((currency) => {
    const earnings = Map.groupBy(
      figures.earnings.filter((sums) => sums.currency === currency),
      (sums) => sums.platformId,
    );
    const parts = Map.groupBy(
      figures.parts.filter((part) => part.currency === currency),
      (part) => part.platformId,
    );
    const rows = [...new Set([...earnings.keys(), ...parts.keys()])]
      .map((platformId) => ({ platformId, net: netOf(earnings.get(platformId) ?? []) }))
      .sort((left, right) =>
        left.net === right.net
          ? left.platformId < right.platformId
            ? -1
            : 1
          : left.net > right.net
            ? -1
            : 1,
      )
      .map(({ platformId }) => {
        const inside = parts.get(platformId) ?? [];
        return {
          ...figuresView(currency, earnings.get(platformId) ?? []),
          platformId,
          rate: rateView(inside),
          earningsWithHours: inside.reduce((sum, part) => sum + (withHours.get(part)?.paidCount ?? 0), 0),
        };
      });
    return ranked(rows);
  });
}

function netOf(earnings: readonly EarningSums[]): Micros {
  return earnings.reduce((sum, { netMicros }) => sum + netMicros, 0n);
}

export interface Buckets {
  range: DateRange;
  unit: BucketUnit;
  weekStart: Weekday;
}

/** Every bucket of the range for every currency, also the empty ones. */
export function bucketViews(
  currencies: readonly Currency[],
  { withHours, ...figures }: CoveredFigures,
  { range, unit, weekStart }: Buckets,
): BucketView[] {
  const starts = new Map<LocalDate, LocalDate>();
  const startOf = (day: LocalDate) => {
    const known = starts.get(day) ?? startOfBucket(day, unit, weekStart);
    starts.set(day, known);
    return known;
  };
  return currencies.flatMap((currency) => {
    const ofCurrency = (item: { currency: Currency }) => item.currency === currency;
    const earnings = Map.groupBy(figures.earnings.filter(ofCurrency), (sums) => startOf(sums.earnedOn));
    const parts = Map.groupBy(figures.parts.filter(ofCurrency), (part) => startOf(part.day));
    return bucketsOf(range, unit, weekStart).map((bucket) => {
      const start = startOf(bucket.from);
      const inside = parts.get(start) ?? [];
      return {
        ...bucket,
        currency,
        net: decimalFromMicros(netOf(earnings.get(start) ?? [])),
        netWithHours: decimalFromMicros(
          inside.reduce((sum, part) => sum + (withHours.get(part)?.netMicros ?? 0n), 0n),
        ),
        rate: rateView(inside),
      };
    });
  });
}
