import type { EntryKind } from '@earntrack/contract';

/** A file: what it says of some rows, and the last day that it covers, which no other file has, but the same one read otherwise. */
export interface SaidFile {
  lastDay: number;
  reader: Reader;
  rows: ReadonlyMap<string, SaidRow>;
}

/** What files are read by: a mapping, the same one corrected, or one for a table of other columns. */
export type Reader = 'first' | 'corrected' | 'other';

/** What a row is, and what its entry says of itself. Of one number there may be an order and a payout. */
export interface SaidRow {
  as: EntryKind | 'canceled';
  id: string;
  /** What a canceled row would be; null where nobody knows. */
  would: EntryKind | null;
  value: string;
  day: string;
  /** What its money column says. */
  amount: string;
  seconds: number | null;
  fees: FeesOfRow | null;
}

export interface FeesOfRow {
  /** It is of fees alone, which another file may have in an earning. */
  isAlone: boolean;
  /** What is in it of such a row, in cents. */
  joined: number | null;
  /** What it is worth with so much of them. */
  valueWith: (cents: number) => string;
}

/** What a person decided of a row, as far as it came to something. */
export interface Decided {
  decision: 'merge' | 'leaveOut' | 'take' | null;
  /** The entry of which they said that it is the row. */
  typed: string | null;
  /** The entry that they gave up. */
  given: string | null;
}
