import { setTimeout as pause } from 'node:timers/promises';
import { quantile } from './http-load.ts';

interface Answer {
  atMs: number;
  tookMs: number;
  isGood: boolean;
  isSentAway: boolean;
}

const EVERY_MS = 50;
const PATIENCE_MS = 20_000;
/** So often in a row, and not slower than so many times the median before. */
const CALM = { answers: 10, times: 3, atLeastMs: 50 };

/** Somebody who asks a little, one thing after the other, whatever others do. */
export class Probe {
  readonly #answers: Answer[] = [];
  readonly #ending = new AbortController();
  readonly #asking: Promise<void>;

  constructor(url: () => string, headers: Record<string, string>) {
    this.#asking = this.#ask(url, headers);
  }

  since(fromMs: number): { asked: number; sentAway: number; timesMs: number[] } {
    const asked = this.#answers.filter(({ atMs }) => atMs >= fromMs);
    return {
      asked: asked.length,
      sentAway: asked.filter(({ isSentAway }) => isSentAway).length,
      timesMs: asked.filter(({ isGood }) => isGood).map(({ tookMs }) => tookMs),
    };
  }

  /** How long after a load it was as before it; null where it never was. */
  recoveredMs({ begunMs, endedMs }: { begunMs: number; endedMs: number }): number | null {
    const before = this.#answers.filter(({ atMs }) => atMs < begunMs).map(({ tookMs }) => tookMs);
    const calmMs = Math.max(quantile(before, 0.5) * CALM.times, CALM.atLeastMs);
    const after = this.#answers.filter(({ atMs }) => atMs >= endedMs);
    const first = after.findIndex((_, at) => {
      const row = after.slice(at, at + CALM.answers);
      return row.length === CALM.answers && row.every(({ isGood, tookMs }) => isGood && tookMs <= calmMs);
    });
    const answer = after[first];
    return answer === undefined ? null : Math.round(answer.atMs + answer.tookMs - endedMs);
  }

  async stop(): Promise<void> {
    this.#ending.abort();
    await this.#asking;
  }

  async #ask(url: () => string, headers: Record<string, string>): Promise<void> {
    while (!this.#ending.signal.aborted) {
      const atMs = performance.now();
      const status = await fetch(url(), { headers, signal: AbortSignal.timeout(PATIENCE_MS) }).then(
        async (answer) => {
          await answer.arrayBuffer();
          return answer.status;
        },
        // No answer is an answer too, and a bad one.
        () => 0,
      );
      const tookMs = performance.now() - atMs;
      this.#answers.push({ atMs, tookMs, isGood: status === 200, isSentAway: status === 503 });
      await pause(Math.max(EVERY_MS - tookMs, 0));
    }
  }
}
