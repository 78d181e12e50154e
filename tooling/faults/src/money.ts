import type { State, ThingKind } from './history.ts';

/** What a user's earnings, or payouts, outside of the bin add up to in a currency. */
export interface Sum {
  user: string;
  kind: ThingKind;
  currency: string;
  micros: bigint;
}

interface Holding {
  user: string;
  kind: ThingKind;
  state: State;
}

/** The money of each user, by kind and currency. */
export function sumsOf(things: readonly Holding[]): Sum[] {
  const sums = new Map<string, Sum>();
  for (const { user, kind, state } of things) {
    if (!state.isLive) continue;
    const { currency, micros } = state;
    const name = `${user} ${kind} ${currency}`;
    const before = sums.get(name)?.micros ?? 0n;
    sums.set(name, { user, kind, currency, micros: before + micros });
  }
  return [...sums.values()];
}
