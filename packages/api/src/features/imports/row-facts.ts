import { ENTRY_KINDS, type EntryKind, type StatementItemInput } from '@earntrack/contract';
import { sumMicros } from '@earntrack/domain';
import { dayOfItem } from './day-of-item.ts';

/** What tells whether rows of one id are one row, where one says something of another kind than the other. */
export interface RowFacts {
  /** What its file was read by; null where that says nothing. */
  readBy: string | null;
  /** Left out by its own status: it is of no kind itself. */
  isLeftOut: boolean;
  /** The kinds of which it says what there is, or that there is nothing. */
  saysOf: readonly EntryKind[];
  on: string | null;
  /** What the money column says, whatever its sign; null where that is nothing. */
  amount: string | null;
  seconds: number | null;
}

export function factsOf(item: StatementItemInput, readBy: string | null): RowFacts {
  const sum = sumMicros(item.rows.map(({ value }) => value));
  return {
    readBy,
    isLeftOut: item.kind === 'leftOut',
    saysOf: item.kind === 'leftOut' ? kindsLeftOut(item) : ENTRY_KINDS,
    on: dayOfItem(item),
    amount: sum === 0n ? null : `${item.rows[0]?.unit} ${sum < 0n ? -sum : sum}`,
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
 * Orders and payouts of a platform may both be counted from 1, so that an id alone does not tell. In files that were read by the same it
 * does where a row is left out, and else where the day is the same, or what the rows say; in other files both have to be.
 */
export function isOneRow(one: RowFacts, other: RowFacts): boolean {
  const isSameDay = one.on === other.on;
  const saysSame =
    (one.amount !== null && one.amount === other.amount) ||
    (one.seconds !== null && one.seconds === other.seconds);
  if (one.readBy === null || one.readBy !== other.readBy) return isSameDay && saysSame;
  return one.isLeftOut || other.isLeftOut || isSameDay || saysSame;
}
