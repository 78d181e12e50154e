import type { EarnTrackClient } from '@earntrack/client';

export type NewEarning = Parameters<EarnTrackClient['earnings']['create']['mutate']>[0];
export type NewWork = Parameters<EarnTrackClient['work']['create']['mutate']>[0];

interface Kept<Kind extends string, Input> {
  kind: Kind;
  /** Of what will be created: sent twice, it is the same create. */
  id: string;
  input: Input;
  /** The form as it was typed, for changing it before it is sent. */
  draft: object;
  /** Why the server would not take it; null while it only waits. */
  refusal: string | null;
}

/** Something that a person recorded while the server could not be reached. */
export type OutboxEntry = Kept<'earning', NewEarning> | Kept<'work', NewWork>;

/** The entry at the end of the line, or in the place of the one with its id. */
export function withEntry(entries: readonly OutboxEntry[], entry: OutboxEntry): OutboxEntry[] {
  const isKnown = entries.some(({ id }) => id === entry.id);
  return isKnown ? entries.map((each) => (each.id === entry.id ? entry : each)) : [...entries, entry];
}

/** The entry back in the place that it had. */
export function withEntryAt(entries: readonly OutboxEntry[], entry: OutboxEntry, place: number) {
  return withoutEntry(entries, entry.id).toSpliced(place, 0, entry);
}

export function withoutEntry(entries: readonly OutboxEntry[], id: string): OutboxEntry[] {
  return entries.filter((each) => each.id !== id);
}

/** What is still to be sent, in its order. */
export function waiting(entries: readonly OutboxEntry[]): OutboxEntry[] {
  return entries.filter(({ refusal }) => refusal === null);
}

/** True where neither id nor content differ. */
export function isSame(one: OutboxEntry, other: OutboxEntry): boolean {
  return one.id === other.id && JSON.stringify(one.input) === JSON.stringify(other.input);
}
