import type { Effect, State, ThingKind } from './history.ts';
import type { Currency, Person } from './person.ts';

/** Something of a person's that this worker alone touches. */
export interface Thing {
  name: string;
  kind: ThingKind;
  id: string;
  currency: Currency;
  day: string;
  state: State;
}

/** What is asked for: sent as often as it takes, always the same. */
export interface Doing {
  name: string;
  effects: readonly Effect[];
  /** Sends it. Gives the ids of what it made, where it made anything. */
  send(person: Person): Promise<ReadonlyMap<string, string>>;
  /** What is there afterwards, but for the ids that only the answer tells. */
  leaves: readonly Thing[];
}

export const NOTHING_MADE: ReadonlyMap<string, string> = new Map();

/** "12.05" */
export function decimalOf(cents: number): string {
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
}

export function microsOf(cents: number): bigint {
  return BigInt(cents) * 10_000n;
}

/** What becomes of things that were there before. */
export function effectsOn(before: readonly Thing[], after: readonly Thing[]): Effect[] {
  return after.map((thing, at) => ({
    thing: thing.name,
    kind: thing.kind,
    before: before[at]?.state ?? null,
    after: thing.state,
  }));
}

/** Things that are made. */
export function effectsOfMaking(things: readonly Thing[]): Effect[] {
  return effectsOn([], things);
}
