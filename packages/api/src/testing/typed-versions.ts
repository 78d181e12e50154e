import type { EntryKind } from '@earntrack/contract';
import type { Reader, SaidRow } from './typed-said.ts';

/** What a file says of a row, as the model knows it. */
export interface Version {
  entry: string;
  said: SaidRow;
  reader: Reader;
  kind: EntryKind | null;
  lastDay: number;
  isTaken: boolean;
  isCounted: boolean;
  /** That which was recorded last has the highest. */
  at: number;
}

export function latestFirst(left: Version, right: Version): number {
  if (left.isTaken !== right.isTaken) return left.isTaken ? -1 : 1;
  if (left.isTaken) return right.at - left.at;
  return (
    right.lastDay - left.lastDay ||
    Number(right.said.day > left.said.day) - Number(right.said.day < left.said.day) ||
    right.at - left.at
  );
}

/**
 * A number alone says little where one is a payout: it is the other one only where the table was understood otherwise before. What is
 * canceled is known by it where both were read by the same.
 */
export function isOneRow(one: Version, other: Version): boolean {
  const isDay = one.said.day === other.said.day;
  const isValue =
    one.said.amount === other.said.amount ||
    (one.said.seconds !== null && one.said.seconds === other.said.seconds);
  const isReader = one.reader === other.reader;
  if (one.kind === null || other.kind === null) return isReader || (isDay && isValue);
  if (one.kind !== 'payout' && other.kind !== 'payout') return isReader ? isDay || isValue : isDay && isValue;
  return !isReader && one.reader !== 'other' && other.reader !== 'other' && isDay && isValue;
}
