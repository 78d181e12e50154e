import type { StatementItemInput } from '@earntrack/contract';
import { sumMicros } from '@earntrack/domain';
import { dayOfItem } from './day-of-item.ts';

/** What tells whether rows of one id are one row, where one says something of another kind than the other. */
export interface RowFacts {
  /** What its file was read by; null where that says nothing. */
  readBy: string | null;
  on: string | null;
  /** What the money column says, whatever its sign; null where that is nothing. */
  amount: string | null;
  seconds: number | null;
}

export function factsOf(item: StatementItemInput, readBy: string | null): RowFacts {
  const sum = sumMicros(item.rows.map(({ value }) => value));
  return {
    readBy,
    on: dayOfItem(item),
    amount: sum === 0n ? null : `${item.rows[0]?.unit} ${sum < 0n ? -sum : sum}`,
    seconds:
      item.kind === 'work' ? item.seconds : item.kind === 'earning' ? (item.hours?.seconds ?? null) : null,
  };
}

/**
 * Orders and payouts of a platform may both be counted from 1, so that an id alone does not tell. It does in files that were read by the
 * same; else the rows have to be of one day and say the same amount, or the same hours.
 */
export function isOneRow(one: RowFacts, other: RowFacts): boolean {
  if (one.readBy !== null && one.readBy === other.readBy) return true;
  const saysSame =
    (one.amount !== null && one.amount === other.amount) ||
    (one.seconds !== null && one.seconds === other.seconds);
  return one.on === other.on && saysSame;
}
