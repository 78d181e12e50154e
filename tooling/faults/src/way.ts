import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from './random.ts';

/** How a network between people and the server misbehaves; shares of what is sent. */
export interface Mischief {
  /** Sent twice at once; whoever asked hears one of the answers. */
  twice: number;
  /** Sent again later, when other things were done since; nobody hears the answer. */
  late: number;
  /** Kept for a moment, so that what was sent after it may arrive before it. */
  held: number;
}

const HELD_MS = 40;
const LATE_MS = { least: 20, most: 900 };

/** What a request says, to the end of time: the client makes its bodies of text. */
type Send = typeof fetch;

/** The network between people and the server. */
export class Way {
  mischief: Mischief | null = null;
  readonly #random: Random;
  readonly #late = new Set<Promise<unknown>>();

  constructor(random: Random) {
    this.#random = random;
  }

  readonly fetch: Send = async (input, init) => {
    const { mischief } = this;
    if (mischief === null || init?.method === undefined || init.method === 'GET') return fetch(input, init);
    const again = () => fetch(input, { ...init, signal: AbortSignal.timeout(10_000) });
    if (this.#random.isLucky(mischief.held)) await pause(this.#random.between(1, HELD_MS));
    if (this.#random.isLucky(mischief.late)) this.#sendLate(again);
    if (!this.#random.isLucky(mischief.twice)) return fetch(input, init);
    const [heard, unheard] = this.#random.isLucky(0.5)
      ? [fetch(input, init), again()]
      : [again(), fetch(input, init)];
    this.#forget(unheard);
    return heard;
  };

  /** Once nothing is on its way any more. */
  async settled(): Promise<void> {
    await Promise.all(this.#late);
  }

  #sendLate(again: () => Promise<Response>): void {
    this.#forget(pause(this.#random.between(LATE_MS.least, LATE_MS.most)).then(again));
  }

  #forget(answer: Promise<Response>): void {
    const ended = answer.then(
      (response) => response.arrayBuffer(),
      // Whether it arrived is what nobody knows.
      () => null,
    );
    this.#late.add(ended);
    void ended.finally(() => this.#late.delete(ended)).catch(() => {});
  }
}
