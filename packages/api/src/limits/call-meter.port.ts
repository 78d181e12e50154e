import type { Budget } from './budgets.ts';

/** How a budget stands after something was paid from it. */
export interface Spent {
  budget: Budget;
  /** All that it holds. */
  size: number;
  /** What is left of it. */
  left: number;
  /** When it begins anew, in whole seconds from now; at least one. */
  secondsLeft: number;
  /** There was nothing left to pay from. */
  isOver: boolean;
}

/** Counts what is spent, for all instances together where they share a place to count in. */
export interface CallMeter {
  /** Pays for one call, or one request. Never rejects and never waits long: who cannot count together counts alone. */
  spend(budget: Budget, spender: string): Promise<Spent>;
}
