/** Steps so small that what is read off is within one part in a hundred. */
const STEP = Math.log(1.02);
const LEAST_MS = 0.1;

/** How long a number of things took, in little memory however many they are. */
export class Latencies {
  readonly #counts = new Map<number, number>();
  #total = 0;

  get total(): number {
    return this.#total;
  }

  add(ms: number): void {
    const step = Math.round(Math.log(Math.max(ms, LEAST_MS)) / STEP);
    this.#counts.set(step, (this.#counts.get(step) ?? 0) + 1);
    this.#total += 1;
  }

  /** What so large a share of them took at most, in seconds; undefined of none. */
  secondsWithin(share: number): number | undefined {
    let left = Math.ceil(share * this.#total);
    for (const step of [...this.#counts.keys()].toSorted((a, b) => a - b)) {
      left -= this.#counts.get(step) ?? 0;
      if (left <= 0) return Math.exp(step * STEP) / 1_000;
    }
    return undefined;
  }
}
