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
function isOneRow(one: Version, other: Version): boolean {
  const isDay = one.said.day === other.said.day;
  const isValue =
    one.said.amount === other.said.amount ||
    (one.said.seconds !== null && one.said.seconds === other.said.seconds);
  const isReader = one.reader === other.reader;
  if (one.kind === null || other.kind === null) return isReader || (isDay && isValue);
  if (one.kind !== 'payout' && other.kind !== 'payout') return isReader ? isDay || isValue : isDay && isValue;
  return !isReader && one.reader !== 'other' && other.reader !== 'other' && isDay && isValue;
}

interface SaidOfEntry {
  /** What is said of it. */
  saying: readonly Version[];
  /** What is said of everything. */
  versions: readonly Version[];
}

/** A row that is something else, or comes to nothing, says that there is nothing, unless its file has a row of the kind as well. */
export function silentOf(entry: string, { saying, versions }: SaidOfEntry): Version[] {
  const [first] = saying;
  if (!first) return [];
  const ids = new Set(saying.map(({ said }) => said.id));
  const files = new Set(
    versions.filter((each) => each.entry === entry && each.kind === first.kind).map(({ at }) => at),
  );
  const canceled = versions.filter(({ said }) => ids.has(said.id) && said.as === 'canceled');
  const filesOfKind = files.union(
    new Set(canceled.filter(({ said }) => said.would === first.kind).map(({ at }) => at)),
  );
  return versions.filter(
    (each) =>
      each.isCounted &&
      each.kind !== first.kind &&
      ids.has(each.said.id) &&
      (each.kind !== null || (first.kind !== null && kindsOf(each.said).includes(first.kind))) &&
      !(each.kind === null ? files : filesOfKind).has(each.at) &&
      saying.some((other) => isOneRow(each, other)),
  );
}

export function kindsOf({ as, would }: SaidRow): readonly EntryKind[] {
  if (as !== 'canceled') return [as];
  return would === null ? ['earning', 'work', 'payout'] : [would];
}

export function entryOf({ id, as }: SaidRow, typed: string | null): string {
  return typed ?? `${id} ${as}`;
}
