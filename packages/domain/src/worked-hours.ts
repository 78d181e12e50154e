import type { Currency } from './currency.ts';
import { DayMap } from './day-map.ts';
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

interface TimedEntry extends Entry {
  startMs: number;
  endMs: number;
}

type WeightOf = (platformId: string) => bigint;

/**
 * Divides the time worked among platforms so that no hour counts twice: where stretches overlap, the shared time is
 * counted once and split between the platforms by `weightOf` (equal weights split evenly), and inside one platform
 * evenly between its stretches. The shares add up to the real hours exactly. A stretch without instants cannot overlap.
 */
export function shareWork(work: readonly Work[], weightOf: WeightOf): WorkedShare[] {
  const shares = new ShareList(weightOf);
  const timed: TimedEntry[] = [];
  for (const item of work) {
    const clock = clockOf(item.seconds);
    if (clock === null || item.platformIds.length === 0) continue;
    const { span } = item;
    if (span?.clock === clock) timed.push({ work: item, clock, startMs: span.startMs, endMs: span.endMs });
    else shares.add([{ work: item, clock }], (item.seconds[clock] ?? 0) * 1000);
  }
  forEachPiece(timed, (active, ms) => shares.add(active, ms));
  return shares.all();
}

/** Cuts overlapping stretches at every start and end, and tells of each piece who was active in it. */
function forEachPiece(
  entries: readonly TimedEntry[],
  tell: (active: readonly Entry[], ms: number) => void,
): void {
  const starts = entries.toSorted((a, b) => a.startMs - b.startMs);
  const ends = entries.toSorted((a, b) => a.endMs - b.endMs);
  // Few run at once: an array of them is quicker than a set.
  const active: Entry[] = [];
  let [started, ended, previousMs] = [0, 0, 0];
  for (let end = ends[ended]; end !== undefined; end = ends[ended]) {
    const start = starts[started];
    // At the same moment the start comes first, or a stretch of no length would never end.
    const isStart = start !== undefined && start.startMs <= end.endMs;
    const atMs = isStart ? start.startMs : end.endMs;
    if (active.length > 0 && atMs > previousMs) tell(active, atMs - previousMs);
    previousMs = atMs;
    if (isStart) active.push(start);
    else active.splice(active.indexOf(end), 1);
    if (isStart) started += 1;
    else ended += 1;
  }
}

/** A share while it grows. Whole milliseconds stay exact in a number for longer than there was time. */
type Tally = Omit<WorkedShare, 'ms'> & { ms: number };

class ShareList {
  readonly #tallies = new DayMap<Tally[]>();
  readonly #all: Tally[] = [];
  readonly #weightOf: WeightOf;

  constructor(weightOf: WeightOf) {
    this.#weightOf = weightOf;
  }

  /** Counts a piece of time once, for everybody who was active in it. */
  add(active: readonly Entry[], ms: number): void {
    const only = active.length === 1 ? active[0] : undefined;
    const platformIds = only?.work.platformIds ?? [];
    const platformId = platformIds.length === 1 ? platformIds[0] : undefined;
    // By far most pieces are of one stretch on one platform: there is nothing to divide.
    if (only !== undefined && platformId !== undefined) {
      this.#tallyOf(platformId, only).ms += ms;
    } else this.#divide(active, ms);
  }

  all(): WorkedShare[] {
    return this.#all.map((tally) => ({ ...tally, ms: BigInt(tally.ms) }));
  }

  #divide(active: readonly Entry[], ms: number): void {
    const byPlatform = new Map<string, Entry[]>();
    for (const entry of active) {
      for (const platformId of distinct(entry.work.platformIds)) {
        const known = byPlatform.get(platformId);
        if (known) known.push(entry);
        else byPlatform.set(platformId, [entry]);
      }
    }
    const platforms = [...byPlatform.keys()].sort();
    const parts = allocateMs(ms, platforms.map(this.#weightOf));
    platforms.forEach((platformId, index) => {
      const entries = byPlatform.get(platformId) ?? [];
      const shares = evenMs(parts[index] ?? 0, entries.length);
      for (const [position, entry] of entries.entries())
        this.#tallyOf(platformId, entry).ms += shares[position] ?? 0;
    });
  }

  #tallyOf(platformId: string, { work, clock }: Entry): Tally {
    const { workedOn, ownCurrency } = work;
    const ofDay = this.#tallies.getOrInsert(platformId, workedOn, () => []);
    const known = ofDay.find((tally) => tally.clock === clock && tally.ownCurrency === ownCurrency);
    if (known) return known;
    const tally = { platformId, ownCurrency, workedOn, clock, ms: 0 };
    ofDay.push(tally);
    this.#all.push(tally);
    return tally;
  }
}

/** By far most work is of one platform. */
function distinct(platformIds: readonly string[]): Iterable<string> {
  return platformIds.length === 1 ? platformIds : new Set(platformIds);
}

/** As `allocate`, of whole milliseconds, which stay exact in a number. */
function allocateMs(ms: number, weights: readonly bigint[]): number[] {
  if (weights.every((weight) => weight === weights[0])) return evenMs(ms, weights.length);
  return allocate(BigInt(ms), weights).map(Number);
}

/** What is left over goes to the first parts. */
function evenMs(ms: number, count: number): number[] {
  const part = Math.floor(ms / count);
  const left = ms % count;
  const parts: number[] = [];
  for (let index = 0; index < count; index += 1) parts.push(index < left ? part + 1 : part);
  return parts;
}
