import { addDays, CLOCKS, grossOf, netOf } from '@earntrack/domain';
import type { RecordedItem } from '../staging/staged-item.ts';
import { versionKey } from '../versions/versions.ts';
import type { TypedEntry } from './twins.queries.ts';
import { typedHours } from './typed-hours.ts';

/** How many days after a row's a person may have typed the same, the likeliest first. */
export const DAYS_AFTER = {
  earning: [0, -1, 1],
  // A statement says when money was sent, a person when it arrived: five working days later, between which a weekend lies.
  payout: [0, 1, -1, 2, 3, 4, 5, 6, 7],
  // The same length is chance on any other day.
  work: [0],
} as const;

const MOST_STEPS = DAYS_AFTER.payout.length;

/** What new items may be once more, by the `versionKey` of the item. */
export type Twins = ReadonlyMap<string, TypedEntry>;

/**
 * Items and what a person typed: of the same platform, and the same money a few days apart, or as long on the same day. Each is one
 * item's at most, the nearest one's.
 */
export function matchTwins(items: readonly RecordedItem[], typed: readonly TypedEntry[]): Twins {
  const free = byKey(typed);
  const twins = new Map<string, TypedEntry>();
  if (free.size === 0) return twins;
  const searches = items.map((item) => ({ key: versionKey(item), steps: stepsOf(item) }));
  const taken = new Set<TypedEntry>();
  for (let step = 0; step < MOST_STEPS; step += 1) {
    for (const { key, steps } of searches) {
      const alike = twins.has(key) ? [] : (steps[step] ?? []).flatMap((sought) => free.get(sought) ?? []);
      const twin = alike.find(({ entry }) => !taken.has(entry))?.entry;
      if (!twin) continue;
      taken.add(twin);
      twins.set(key, twin);
    }
  }
  return twins;
}

function byKey(typed: readonly TypedEntry[]) {
  const keyed = typed.flatMap((entry) => keysOf(entry).map((key) => ({ key, entry })));
  return Map.groupBy(keyed, ({ key }) => key);
}

/** By what an entry is looked for. */
function keysOf(entry: TypedEntry): string[] {
  switch (entry.kind) {
    case 'earning': {
      const {
        platform_id: platformId,
        currency,
        gross_micros: gross,
        net_micros: net,
        earned_on,
      } = entry.row;
      // Nothing is no amount by which to tell two earnings apart.
      const sums = [...new Set([gross, net])].filter((sum) => sum !== 0n);
      return sums.map((sum) => keyOf('earning', platformId, currency, sum, earned_on));
    }
    case 'work': {
      const { platform_ids: platformIds, worked_on: workedOn } = entry.row;
      const hours = CLOCKS.map((clock) => ({ clock, seconds: typedHours(entry.row, clock).seconds }));
      return platformIds.flatMap((platformId) =>
        hours.map(({ clock, seconds }) => keyOf('work', platformId, clock, seconds, workedOn)),
      );
    }
    case 'payout': {
      const { platform_id: platformId, currency, amount_micros: amount, paid_on: paidOn } = entry.row;
      return [keyOf('payout', platformId, currency, amount, paidOn)];
    }
  }
}

/** The keys of what an item may be once more, step by step, the likeliest first. */
function stepsOf({ item, platformId }: RecordedItem): string[][] {
  switch (item.kind) {
    case 'earning': {
      const { currency, components, earnedOn } = item;
      const sums = [grossOf(components), netOf(components)];
      return DAYS_AFTER.earning.map((days) =>
        sums.map((sum) => keyOf('earning', platformId, currency, sum, addDays(earnedOn, days))),
      );
    }
    case 'work': {
      const { clock, seconds, workedOn } = item;
      const steps = [[seconds], wholeMinutes(seconds)];
      return steps.map((step) => step.map((typed) => keyOf('work', platformId, clock, typed, workedOn)));
    }
    case 'payout': {
      const { currency, amount, paidOn } = item;
      return DAYS_AFTER.payout.map((days) => [
        keyOf('payout', platformId, currency, amount, addDays(paidOn, days)),
      ]);
    }
  }
}

/** People type minutes of what a file counts in seconds. */
function wholeMinutes(seconds: number): number[] {
  return [Math.floor(seconds / 60) * 60, Math.ceil(seconds / 60) * 60];
}

function keyOf(...parts: readonly (string | bigint | number)[]): string {
  return parts.join('|');
}
