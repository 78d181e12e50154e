import type { Currency } from './currency.ts';
import type { LocalDate } from './local-date.ts';
import { allocate } from './money.ts';
import { type Clock, clockOf, type Work } from './work.ts';

/** How time that several platforms share is divided: evenly, or by the net that each earned in the period. */
export type SharedTimeRule = 'even' | 'net';

/** Whole milliseconds of one stretch that count for one platform. */
export interface WorkedShare {
  platformId: string;
  /** The currency of the earning that the hours were typed with; null for hours of no earning of their own. */
  ownCurrency: Currency | null;
  workedOn: LocalDate;
  clock: Clock;
  ms: bigint;
}

interface Entry {
  work: Work;
  clock: Clock;
}

interface Segment {
  ms: bigint;
  active: Entry[];
}

/**
 * Divides the time worked among platforms so that no hour counts twice: where stretches overlap, the shared time is
 * counted once and split between the platforms by `weightOf` (equal weights split evenly), and inside one platform
 * evenly between its stretches. The shares add up to the real hours exactly. A stretch without instants cannot overlap.
 */
export function shareWork(work: readonly Work[], weightOf: (platformId: string) => bigint): WorkedShare[] {
  const entries = work.flatMap((item) => {
    const clock = clockOf(item.seconds);
    return clock === null || item.platformIds.length === 0 ? [] : [{ work: item, clock }];
  });
  const timed = entries.filter(({ work: item, clock }) => item.span?.clock === clock);
  const untimed = entries.filter(({ work: item, clock }) => item.span?.clock !== clock);
  const segments: Segment[] = untimed.map((entry) => ({
    ms: BigInt(entry.work.seconds[entry.clock] ?? 0) * 1000n,
    active: [entry],
  }));
  segments.push(...segmentsOf(timed));
  return mergeShares(segments.flatMap((segment) => splitSegment(segment, weightOf)));
}

/** Cuts overlapping spans at every start and end; each piece knows the stretches that run through it. */
function segmentsOf(entries: readonly Entry[]): Segment[] {
  const events = entries.flatMap((entry) => {
    const { span } = entry.work;
    return span
      ? [
          { at: span.startMs, entry, opens: true },
          { at: span.endMs, entry, opens: false },
        ]
      : [];
  });
  events.sort((a, b) => a.at - b.at);
  const segments: Segment[] = [];
  const active = new Set<Entry>();
  let previous = 0;
  for (const { at, entry, opens } of events) {
    if (active.size > 0 && at > previous) segments.push({ ms: BigInt(at - previous), active: [...active] });
    previous = at;
    if (opens) active.add(entry);
    else active.delete(entry);
  }
  return segments;
}

function splitSegment({ ms, active }: Segment, weightOf: (platformId: string) => bigint): WorkedShare[] {
  const [only, another] = active;
  const [platformId, shared] = only?.work.platformIds ?? [];
  // By far most stretches stand alone: there is nothing to divide.
  if (only && another === undefined && platformId !== undefined && shared === undefined) {
    return [shareOf(platformId, only, ms)];
  }
  return divideSegment({ ms, active }, weightOf);
}

function shareOf(platformId: string, { work, clock }: Entry, ms: bigint): WorkedShare {
  return { platformId, ownCurrency: work.ownCurrency, workedOn: work.workedOn, clock, ms };
}

function divideSegment({ ms, active }: Segment, weightOf: (platformId: string) => bigint): WorkedShare[] {
  const byPlatform = new Map<string, Entry[]>();
  for (const entry of active) {
    for (const platformId of new Set(entry.work.platformIds)) {
      const known = byPlatform.get(platformId);
      if (known) known.push(entry);
      else byPlatform.set(platformId, [entry]);
    }
  }
  const platforms = [...byPlatform.keys()].sort();
  const parts = allocate(ms, platforms.map(weightOf));
  return platforms.flatMap((platformId, index) => {
    const entries = byPlatform.get(platformId) ?? [];
    const shares = allocate(
      parts[index] ?? 0n,
      entries.map(() => 1n),
    );
    return entries.map((entry, position) => shareOf(platformId, entry, shares[position] ?? 0n));
  });
}

function mergeShares(shares: readonly WorkedShare[]): WorkedShare[] {
  const merged = new Map<string, WorkedShare>();
  for (const share of shares) {
    const key = `${share.platformId}|${share.workedOn}|${share.ownCurrency ?? ''}|${share.clock}`;
    const known = merged.get(key);
    if (known) known.ms += share.ms;
    else merged.set(key, share);
  }
  return [...merged.values()];
}
