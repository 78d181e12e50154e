/** One thing after the other that a request needs: so many milliseconds of a processor of a station, on average. */
export interface Visit {
  station: string;
  meanMs: number;
  /** Done once the answer is on its way: nobody waits for it. */
  isLater?: true;
}

export interface Network {
  /** Processors by station. */
  servers: Readonly<Record<string, number>>;
  /** How much of a time is by chance (exponential), from 0 to 1; the rest is the same each time. */
  chance: number;
  /** What the next request needs; `random` gives numbers from 0 to 1. */
  next: (random: () => number) => readonly Visit[];
}

export interface Simulated {
  p50Ms: number;
  p99Ms: number;
  /** How much of its processors each station used. */
  busy: Record<string, number>;
}

interface Arrival {
  atMs: number;
  begunMs: number;
  visits: readonly Visit[];
  at: number;
  isAnswered: boolean;
}

const WARM_UP_SHARE = 0.1;

/**
 * Sends `requests` requests that come by chance, `perSecond` on average, through the stations, which take them in the order in
 * which they come. The same seed gives the same answer.
 */
export function simulate(
  { servers, chance, next }: Network,
  { perSecond, requests, seed }: { perSecond: number; requests: number; seed: number },
): Simulated {
  const random = numbersFrom(seed);
  const byChance = (meanMs: number) => -meanMs * Math.log(1 - random());
  const freeAtMs = new Map(
    Object.entries(servers).map(([name, count]) => [name, Array.from({ length: count }, () => 0)]),
  );
  const workedMs: Record<string, number> = {};
  const timesMs: number[] = [];
  const waiting = new Soonest();
  const arrive = (afterMs: number) => {
    const atMs = afterMs + byChance(1_000 / perSecond);
    waiting.add({ atMs, begunMs: atMs, visits: next(random), at: 0, isAnswered: false });
  };
  arrive(0);
  let arrived = 1;
  let endMs = 0;
  for (let request = waiting.take(); request; request = waiting.take()) {
    const { atMs, begunMs, visits, at } = request;
    if (at === 0 && arrived < requests) {
      arrived += 1;
      arrive(atMs);
    }
    const visit = visits[at];
    const isAnswered = visit === undefined || visit.isLater === true;
    if (isAnswered && !request.isAnswered) timesMs.push(atMs - begunMs);
    endMs = Math.max(endMs, atMs);
    if (visit === undefined) continue;
    const needsMs = (1 - chance) * visit.meanMs + byChance(chance * visit.meanMs);
    workedMs[visit.station] = (workedMs[visit.station] ?? 0) + needsMs;
    const doneMs = takeServer(freeAtMs.get(visit.station), atMs, needsMs);
    waiting.add({ ...request, atMs: doneMs, at: at + 1, isAnswered });
  }
  const sorted = timesMs.slice(Math.floor(timesMs.length * WARM_UP_SHARE)).toSorted((a, b) => a - b);
  const quantile = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0;
  const busy = Object.entries(servers).map(([name, count]) => [
    name,
    (workedMs[name] ?? 0) / (endMs * count),
  ]);
  return { p50Ms: quantile(0.5), p99Ms: quantile(0.99), busy: Object.fromEntries(busy) };
}

/** When the processor that is free first has done it. */
function takeServer(freeAtMs: number[] | undefined, atMs: number, needsMs: number): number {
  if (!freeAtMs) throw new RangeError('A request needs a station that there is not.');
  let first = 0;
  for (const [place, freeMs] of freeAtMs.entries()) if (freeMs < (freeAtMs[first] ?? 0)) first = place;
  const doneMs = Math.max(atMs, freeAtMs[first] ?? 0) + needsMs;
  freeAtMs[first] = doneMs;
  return doneMs;
}

/** Mulberry32: small, and even enough for queues. */
function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A heap by time. */
class Soonest {
  readonly #heap: Arrival[] = [];

  add(arrival: Arrival): void {
    const heap = this.#heap;
    let place = heap.push(arrival) - 1;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (!this.#isSooner(place, above)) return;
      this.#swap(place, above);
      place = above;
    }
  }

  take(): Arrival | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return first;
    heap[0] = last;
    for (let place = 0; ; ) {
      const left = 2 * place + 1;
      const child = this.#isSooner(left + 1, left) ? left + 1 : left;
      if (!this.#isSooner(child, place)) return first;
      this.#swap(place, child);
      place = child;
    }
  }

  #isSooner(one: number, other: number): boolean {
    return (this.#heap[one]?.atMs ?? Infinity) < (this.#heap[other]?.atMs ?? Infinity);
  }

  #swap(one: number, other: number): void {
    const [first, second] = [this.#heap[one], this.#heap[other]];
    if (first && second) [this.#heap[one], this.#heap[other]] = [second, first];
  }
}
