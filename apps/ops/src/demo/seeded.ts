import { uuidv7 } from '@earntrack/domain';

/** Numbers that look random and are the same every time: mulberry32, from a seed. */
export class Seeded {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A whole number from `min` to `max`, both of them possible. */
  whole(min: number, max: number): number {
    return min + (this.#next() % (max - min + 1));
  }

  /** True in `percent` of a hundred cases. */
  chance(percent: number): boolean {
    return this.whole(1, 100) <= percent;
  }

  pick<Choice>(choices: readonly [Choice, ...Choice[]]): Choice {
    return choices[this.whole(0, choices.length - 1)] ?? choices[0];
  }

  /** An id of version 7 as a client makes one, in the order of the days that it is made for. */
  id(day: string): string {
    const bytes = Uint8Array.from({ length: 10 }, () => this.whole(0, 255));
    return uuidv7(Date.parse(`${day}T12:00:00Z`), bytes);
  }

  #next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }
}
