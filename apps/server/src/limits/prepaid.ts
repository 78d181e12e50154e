import { LRUCache } from 'lru-cache';

/** How a shared count stands after points were taken from it. */
export interface Count {
  consumedPoints: number;
  msBeforeNext: number;
}

/** Takes points from the count of a spender, also where none are left. */
export type Take = (spender: string, points: number) => Promise<Count>;

/** How a budget stands after one call was paid from it. */
export interface Standing {
  left: number;
  msBeforeNext: number;
  isOver: boolean;
}

interface Purse {
  /** Calls that are paid for and were not made yet. */
  paid: number;
  /** What was left in the shared count. */
  left: number;
  /** By the clock that nobody sets. */
  endsAtMs: number;
}

/** So large a part of what is left is taken at once: what is in the purse of one instance is missing at the others. */
const PART = 1 / 50;
/** Of those who asked last. Who is forgotten pays again. */
const MOST_PURSES = 10_000;

/**
 * Pays for several calls at once while much is left, so that most calls wait for no shared count; towards the end for each by itself.
 * All instances together never let in more than there is.
 */
export class Prepaid {
  readonly #size: number;
  readonly #take: Take;
  readonly #purses = new LRUCache<string, Purse>({ max: MOST_PURSES });

  constructor(size: number, take: Take) {
    this.#size = size;
    this.#take = take;
  }

  async spend(spender: string): Promise<Standing> {
    const purse = this.#purseOf(spender);
    if (purse !== undefined && purse.paid > 0) return payFrom(purse);
    // What is left is not known before it was asked for once.
    const points = Math.max(Math.floor((purse?.left ?? 0) * PART), 1);
    // Those who ask beside it take what they need alone: parts of all of them would empty the budget.
    if (purse !== undefined) purse.left = 0;
    const askedAtMs = performance.now();
    const { consumedPoints, msBeforeNext } = await this.#take(spender, points);
    const given = Math.min(Math.max(this.#size - (consumedPoints - points), 0), points);
    const filled = {
      // Others of this spender may have paid meanwhile, for more than themselves.
      paid: (this.#purseOf(spender)?.paid ?? 0) + given,
      left: Math.max(this.#size - consumedPoints, 0),
      endsAtMs: askedAtMs + msBeforeNext,
    };
    this.#purses.set(spender, filled);
    return filled.paid > 0 ? payFrom(filled) : { left: 0, msBeforeNext, isOver: true };
  }

  /** Nothing of a minute that is over. */
  #purseOf(spender: string): Purse | undefined {
    const purse = this.#purses.get(spender);
    return purse !== undefined && performance.now() < purse.endsAtMs ? purse : undefined;
  }
}

function payFrom(purse: Purse): Standing {
  purse.paid -= 1;
  return { left: purse.left + purse.paid, msBeforeNext: purse.endsAtMs - performance.now(), isOver: false };
}
