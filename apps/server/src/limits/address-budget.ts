import type { CallMeter, Spent } from '@earntrack/api/server';
import { networkOf } from '@earntrack/auth';

/**
 * What an address may ask for which nobody turns out to be signed in. A request is paid for once that is known; an address
 * that is known to have nothing left is turned away from memory, before anything is looked up for it.
 */
export class AddressBudget {
  readonly #meter: CallMeter;
  readonly #usedUp = new Map<string, { spent: Spent; endsAtMs: number }>();

  constructor(meter: CallMeter) {
    this.#meter = meter;
  }

  /** The budget of an address that has nothing left; null for every other one. */
  usedUpBy(address: string): Spent | null {
    const known = this.#usedUp.get(networkOf(address));
    if (known === undefined) return null;
    const secondsLeft = Math.max(Math.ceil((known.endsAtMs - performance.now()) / 1000), 1);
    return { ...known.spent, secondsLeft };
  }

  async spend(address: string): Promise<void> {
    const network = networkOf(address);
    const spent = await this.#meter.spend('requests', network);
    if (spent.left > 0 || this.#usedUp.has(network)) return;
    const lastsMs = spent.secondsLeft * 1000;
    // By the clock that nobody sets, as the timer is: after a clock was set back, people would be told to come again an hour later.
    this.#usedUp.set(network, { spent, endsAtMs: performance.now() + lastsMs });
    setTimeout(() => this.#usedUp.delete(network), lastsMs).unref();
  }
}
