/** How a thing stands that holds money: everything about it that an acknowledged write promises. */
export interface State {
  currency: string;
  micros: bigint;
  /** False for what lies in the bin. */
  isLive: boolean;
  /** In the order of the alphabet. */
  tags: readonly string[];
  /** Of work that belongs to it; null where there is none. */
  seconds: number | null;
}

export type ThingKind = 'earning' | 'payout';

/** What one operation does to one thing. */
export interface Effect {
  /** The name by which its row is known again, whatever id it got. */
  thing: string;
  kind: ThingKind;
  /** Null where the operation makes it. */
  before: State | null;
  after: State;
}

/**
 * What became of an operation, as far as whoever asked for it knows. Unknown: no answer came, or one that says that something broke, which may
 * be said of what was done.
 */
export type Outcome = 'acknowledged' | 'refused' | 'unknown';

/** Said of what was sent away before anything was done: to ask again later is what it asks for. */
export const TURNED_AWAY: ReadonlySet<string> = new Set(['too_many_requests', 'busy', 'read_only']);

export interface Attempt {
  invokedMs: number;
  endedMs: number;
  outcome: Outcome;
  /** What a refusal, or a fault, said. */
  said: string;
}

/** Something that somebody asked for, once or again under the same name. Its effects are one write: all of them or none. */
export interface Operation {
  name: string;
  user: string;
  effects: readonly Effect[];
  attempts: Attempt[];
}

/**
 * What is known of an operation now. Whatever was acknowledged once is promised, also where a later attempt was refused. What was refused
 * after an attempt of which nothing is known may have been done by that attempt.
 */
export function outcomeOf({ attempts }: Operation): Outcome {
  const outcomes = attempts.map(({ outcome }) => outcome);
  if (outcomes.includes('acknowledged')) return 'acknowledged';
  return outcomes.every((outcome) => outcome === 'refused') ? 'refused' : 'unknown';
}
