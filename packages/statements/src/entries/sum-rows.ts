import type { Preset } from '../preset.ts';
import type { EarningRow } from '../rows/rows.ts';
import type { Hours } from '../statement.ts';
import { keyOfId, type RowKeys } from './keys.ts';

/** Rows behind one item: what the contract takes. */
const SUMMED_ROWS = 200;

/** Rows that are one earning, in an order that does not depend on the file's, and the key under which it is known. */
export interface Sum {
  key: string;
  externalId: string | null;
  /** How many-th it is of those rows that share an id, from 0: an import takes only so many for one earning. */
  part: number;
  rows: readonly [EarningRow, ...EarningRow[]];
}

/**
 * The sum to which each row belongs whose earning is told in several rows. Rows are added up only where the day agrees, by midnight
 * and by the platform's own beginning of the day: an export that begins or ends between days, either way, then adds up the same
 * rows. What comes later has another day and so is another earning, which no export can take for a new version of the first.
 */
export function sumRows(
  rows: readonly EarningRow[],
  keys: RowKeys,
  sumBy: Preset['sumBy'],
): Map<EarningRow, Sum> {
  const sums = new Map<EarningRow, Sum>();
  if (sumBy === undefined) return sums;
  for (const [name, group] of Map.groupBy(rows, (row) => nameOfSum(row, row[sumBy]))) {
    if (name === null) continue;
    const sorted = group.toSorted((left, right) => (keys.of(left) < keys.of(right) ? -1 : 1));
    for (let start = 0; start < sorted.length; start += SUMMED_ROWS) {
      const [first, ...others] = sorted.slice(start, start + SUMMED_ROWS);
      if (!first) continue;
      const sum = sumOf([first, ...others], start / SUMMED_ROWS, sumBy);
      for (const row of sum.rows) sums.set(row, sum);
    }
  }
  return sums;
}

/** The sum of these rows, which share an id and a day. */
export function sumOf(rows: Sum['rows'], part: number, sumBy: 'id' | 'reference'): Sum {
  const [first] = rows;
  const name = nameOfSum(first, first[sumBy]) ?? '';
  return { key: part === 0 ? name : `${name}#${part + 1}`, externalId: first[sumBy], part, rows };
}

type Summed = Pick<EarningRow, 'own' | 'platformName' | 'earnedOn' | 'calendarDate' | 'currency'> & {
  hours: Pick<Hours, 'clock'> | null;
};

/** Null for a row that shares nothing. Hours of two clocks are no one number, and what a person wrote belongs to one row. */
export function nameOfSum(row: Summed, shared: string | null): string | null {
  if (!shared || row.own !== null) return null;
  const { platformName, earnedOn, calendarDate, currency, hours } = row;
  return [keyOfId(platformName, shared), earnedOn, calendarDate, currency, hours?.clock ?? ''].join('|');
}
