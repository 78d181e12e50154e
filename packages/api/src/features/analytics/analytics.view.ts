import {
  type CurrencyPartView,
  type CurrencyReportView,
  type PartView,
  type PlatformPartView,
  type ProductPartView,
  type StackView,
  type StepsView,
  type TagPartView,
} from '@earntrack/contract';
import {
  addComponents,
  type BucketUnit,
  bucketsOf,
  COMPONENT_NAMES,
  componentsOf,
  type Currency,
  type DateRange,
  decimalFromMicros,
  grossOf,
  netOf,
  startOfBucket,
  sumMicros,
  type Weekday,
} from '@earntrack/domain';
import { rateView, type EarningSums, type StretchFigures } from '../dashboard/index.ts';
import type { ComponentSums, ProductName, TagSums } from './analytics.queries.ts';
import type { HourCell } from './hour-cells.ts';
import { type Spread, spreadView } from './spread.view.ts';
import { weekHoursView } from './week-hours.view.ts';

export type { Spread } from './spread.view.ts';

/** What is known of one currency. */
export interface Report {
  currency: Currency;
  figures: StretchFigures;
  components: readonly ComponentSums[];
  earningCount: number;
  tags: readonly TagSums[];
  productNames: readonly ProductName[];
  cells: readonly HourCell[];
  /** Null under the floor. */
  spread: Spread | null;
}

export interface Buckets {
  range: DateRange;
  unit: BucketUnit;
  weekStart: Weekday;
}

export function currencyParts(currencies: readonly Currency[], figures: StretchFigures): CurrencyPartView[] {
  return currencies.map((currency) => ({
    currency,
    ...partView(figures.earnings.filter((sums) => sums.currency === currency)),
  }));
}

export function reportView(report: Report, buckets: Buckets): CurrencyReportView {
  const { currency, figures, components } = report;
  const earnings = figures.earnings.filter((sums) => sums.currency === currency);
  const parts = figures.parts.filter((part) => part.currency === currency);
  return {
    currency,
    steps: stepsView(components),
    platforms: platformParts(earnings, parts),
    products: productParts(report),
    withoutProduct: partView(components.filter(({ productId }) => productId === null)),
    tags: tagParts(report.tags),
    untagged: partView(components.filter(({ isTagged }) => !isTagged)),
    buckets: stackViews(earnings, buckets),
    hours: weekHoursView(report.cells, parts),
    spread: spreadView(report.spread, report.earningCount),
  };
}

interface Counted {
  netMicros: bigint;
  earningCount: number;
}

function partView(sums: readonly Counted[]): PartView {
  return {
    net: decimalFromMicros(sumMicros(sums.map(({ netMicros }) => netMicros))),
    earningCount: sums.reduce((count, { earningCount }) => count + earningCount, 0),
  };
}

function stepsView(sums: readonly ComponentSums[]): StepsView {
  const total = sums.reduce((all, { components }) => addComponents(all, components), componentsOf());
  const decimals = COMPONENT_NAMES.map((name) => [name, decimalFromMicros(total[name])]);
  return {
    ...(Object.fromEntries(decimals) as Record<(typeof COMPONENT_NAMES)[number], string>),
    gross: decimalFromMicros(grossOf(total)),
    net: decimalFromMicros(netOf(total)),
    earningCount: sums.reduce((count, { earningCount }) => count + earningCount, 0),
  };
}

/** The largest net first; of the same net, by what names them. */
function byNet<Key extends string>(entries: readonly (readonly [Key, Counted])[]): Key[] {
  return entries
    .toSorted(([left, { netMicros: a }], [right, { netMicros: b }]) =>
      a === b ? (left < right ? -1 : 1) : a > b ? -1 : 1,
    )
    .map(([key]) => key);
}

function countedOf(sums: readonly Counted[]): Counted {
  return {
    netMicros: sumMicros(sums.map(({ netMicros }) => netMicros)),
    earningCount: sums.reduce((count, { earningCount }) => count + earningCount, 0),
  };
}

function platformParts(earnings: readonly EarningSums[], parts: StretchFigures['parts']): PlatformPartView[] {
  const byPlatform = Map.groupBy(earnings, (sums) => sums.platformId);
  const rates = Map.groupBy(parts, (part) => part.platformId);
  const ids = [...new Set([...byPlatform.keys(), ...rates.keys()])];
  return byNet(ids.map((id) => [id, countedOf(byPlatform.get(id) ?? [])] as const)).map((platformId) => {
    const sums = byPlatform.get(platformId) ?? [];
    return {
      platformId,
      ...partView(sums),
      gross: decimalFromMicros(sumMicros(sums.map(({ grossMicros }) => grossMicros))),
      fees: decimalFromMicros(sumMicros(sums.map(({ feesMicros }) => feesMicros))),
      rate: rateView(rates.get(platformId) ?? []),
    };
  });
}

function productParts({ components, productNames }: Report): ProductPartView[] {
  const byProduct = Map.groupBy(components, ({ productId }) => productId);
  const entries = productNames.map(({ id }) => [id, countedOf(byProduct.get(id) ?? [])] as const);
  const names = new Map(productNames.map(({ id, name }) => [id, name]));
  return byNet(entries).map((productId) => {
    const sums = byProduct.get(productId) ?? [];
    return {
      productId,
      name: names.get(productId) ?? '',
      units: sums.reduce((total, { units }) => total + units, 0),
      ...partView(sums),
    };
  });
}

function tagParts(tags: readonly TagSums[]): TagPartView[] {
  const byTag = new Map(tags.map((sums) => [sums.tag, sums]));
  return byNet([...byTag]).map((tag) => ({ tag, ...partView(tags.filter((sums) => sums.tag === tag)) }));
}

function stackViews(earnings: readonly EarningSums[], { range, unit, weekStart }: Buckets): StackView[] {
  const byBucket = Map.groupBy(earnings, (sums) => startOfBucket(sums.earnedOn, unit, weekStart));
  return bucketsOf(range, unit, weekStart).map((bucket) => {
    const inside = byBucket.get(startOfBucket(bucket.from, unit, weekStart)) ?? [];
    const byPlatform = [...Map.groupBy(inside, (sums) => sums.platformId)];
    return {
      ...bucket,
      ...partView(inside),
      parts: byPlatform.map(([platformId, sums]) => ({ platformId, ...partView(sums) })),
    };
  });
}
