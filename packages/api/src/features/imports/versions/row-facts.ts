import { ENTRY_KINDS, type EntryKind, type StatementItemInput } from '@earntrack/contract';
import { sumMicros } from '@earntrack/domain';
import { dayOfItem } from '../staging/day-of-item.ts';

/** How a file was read. */
export interface Reader {
  /** Of a mapping, all that it says; null where it says nothing: into some forms people write whatever they want. */
  readBy: string | null;
  /** The table that it reads: a preset's own, or one by the columns in which ids and days stand. Null where that is not known. */
  table: string | null;
}

/** What tells whether rows of one id are one row, where one says something of another kind than the other. */
export interface RowFacts {
  reader: Reader;
  kind: StatementItemInput['kind'];
  /** The kinds of which it says what there is, or that there is nothing. */
  saysOf: readonly EntryKind[];
  on: string | null;
  /** What the money column says; null where that is nothing. */
  amount: string | null;
  seconds: number | null;
}

export function factsOf(item: StatementItemInput, reader: Reader): RowFacts {
  const sum = sumMicros(item.rows.map(({ value }) => value));
  return {
    reader,
    kind: item.kind,
    saysOf: item.kind === 'leftOut' ? kindsLeftOut(item) : ENTRY_KINDS,
    on: dayOfItem(item),
    amount: sum === 0n ? null : `${item.rows[0]?.unit} ${sum}`,
    seconds:
      item.kind === 'work' ? item.seconds : item.kind === 'earning' ? (item.hours?.seconds ?? null) : null,
  };
}

/** What a row that is left out by its own status would be without it: any, where its file does not tell. */
export function kindsLeftOut({
  takesBack,
}: Extract<StatementItemInput, { kind: 'leftOut' }>): readonly EntryKind[] {
  return takesBack?.kinds ?? ENTRY_KINDS;
}

/**
 * Orders and payouts of a platform may both be counted from 1, so that an id alone does not tell. What comes to nothing is known by it in
 * files that were read by the same. Work that is paid by now is, too, where the day is the same, or the length. An order that is a payout is another thing,
 * unless the table was understood otherwise, and the row says the same of the same day. In files that were read by other means all
 * of it has to be the same.
 */
export function isOneRow(one: RowFacts, other: RowFacts): boolean {
  const isSameDay = one.on === other.on;
  const saysSame =
    (one.amount !== null && one.amount === other.amount) ||
    (one.seconds !== null && one.seconds === other.seconds);
  const isReadSame = one.reader.readBy !== null && one.reader.readBy === other.reader.readBy;
  const isAnyOf = (kind: RowFacts['kind']) => one.kind === kind || other.kind === kind;
  if (isAnyOf('leftOut')) return isReadSame || (isSameDay && saysSame);
  if (isAnyOf('payout')) return isSameDay && saysSame && mayBeReadOtherwise(one.reader, other.reader);
  return isReadSame ? isSameDay || saysSame : isSameDay && saysSame;
}

/** A mapping may have been corrected, a preset by a release of EarnTrack or by a mapping: then one row is read as two kinds of things. */
function mayBeReadOtherwise(one: Reader, other: Reader): boolean {
  if (one.table === null || other.table === null || isPreset(one) !== isPreset(other)) return true;
  return one.table === other.table && (isPreset(one) || one.readBy !== other.readBy);
}

function isPreset({ readBy, table }: Reader): boolean {
  return readBy === table;
}
