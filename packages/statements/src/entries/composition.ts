import type { Preset } from '../preset.ts';
import type { EarningRow, InterpretedRow, InterpretedRows } from '../rows/rows.ts';
import { IntList } from './int-list.ts';
import { joinRows } from './join-rows.ts';
import type { RowKeys } from './keys.ts';
import { type Sum, sumOf, sumRows } from './sum-rows.ts';

/** An earning of several rows: those that are added up, and of each the fees and taxes that belong to it. */
export interface Composed {
  /** Null where the earning is one row, and known by that. */
  sum: Sum | null;
  heads: readonly { row: EarningRow; joined: readonly EarningRow[] }[];
}

/** Which rows are behind which item. */
export interface Composition {
  /** True for a row that is behind the item of another one. */
  isPart: (row: number) => boolean;
  /** Null for a row that is an item by itself. */
  composedAt: (row: number) => Composed | null;
}

/** A row without an item of its own. */
const IN_ANOTHER = -1;
/** In place of the number of a sum where nothing was added up. */
const NO_SUM = -1;

/** The earnings of each day, currency and platform: rows of different ones never belong together. */
export class DayLists {
  readonly #isAsked: boolean;
  readonly #lastOfDay = new Map<string, number>();
  /** The earning before of the same day, 0 for the first. */
  readonly #previous: Int32Array;

  /** Where no rule of the preset puts rows together, there is nothing to list. */
  constructor({ lines, sumBy }: Preset, lastRow: number) {
    this.#isAsked = sumBy !== undefined || lines.some(({ joins }) => joins);
    this.#previous = new Int32Array(this.#isAsked ? lastRow + 1 : 0);
  }

  add(row: InterpretedRow): void {
    if (!this.#isAsked || row.kind !== 'earning') return;
    const day = `${row.earnedOn} ${row.currency} ${row.platformName ?? ''}`;
    this.#previous[row.file.row] = this.#lastOfDay.get(day) ?? 0;
    this.#lastOfDay.set(day, row.file.row);
  }

  /** The numbers of the rows of each day, in the order of the file. */
  *days(): Generator<number[]> {
    for (const last of this.#lastOfDay.values()) {
      const day: number[] = [];
      for (let row = last; row !== 0; row = this.#previous[row] ?? 0) day.push(row);
      yield day.toReversed();
    }
  }
}

/**
 * Puts rows together day by day: only the rows of one day are in the memory at a time, and of what was found the numbers of the
 * rows stay.
 */
export function compose(
  rows: InterpretedRows,
  { keys, days, sumBy }: { keys: RowKeys; days: DayLists; sumBy: Preset['sumBy'] },
): Composition {
  const placeOf = new Int32Array(rows.lastRow + 1);
  const told = new IntList();
  // A place is never 0.
  told.push(0);
  for (const day of days.days()) {
    const earnings = day.map((row) => earningAt(rows, row));
    for (const { sum, heads } of composedOf(earnings, keys, sumBy)) {
      const members = heads.flatMap(({ row, joined }) => [row, ...joined]).map(({ file }) => file.row);
      for (const row of members) placeOf[row] = IN_ANOTHER;
      placeOf[Math.min(...heads.map(({ row }) => row.file.row))] = told.length;
      told.push(sum?.part ?? NO_SUM, heads.length);
      for (const { row, joined } of heads)
        told.push(row.file.row, joined.length, ...joined.map(({ file }) => file.row));
    }
  }
  return {
    isPart: (row) => placeOf[row] === IN_ANOTHER,
    composedAt: (row) => {
      const place = placeOf[row] ?? 0;
      return place > 0 ? readComposed(told, place, { rows, sumBy }) : null;
    },
  };
}

/** The earnings of one day that are more than a row by itself. */
function composedOf(day: readonly EarningRow[], keys: RowKeys, sumBy: Preset['sumBy']): Composed[] {
  const headOf = joinRows(day, keys);
  const joinedTo = Map.groupBy(headOf.keys(), (row) => headOf.get(row));
  const heads = day.filter((row) => !headOf.has(row));
  const withJoined = (row: EarningRow) => ({ row, joined: joinedTo.get(row) ?? [] });
  const sums = sumRows(heads, keys, sumBy);
  const added = [...new Set(sums.values())].map((sum) => ({ sum, heads: sum.rows.map(withJoined) }));
  const alone = heads.filter((row) => !sums.has(row)).map(withJoined);
  const joined = alone.filter((head) => head.joined.length > 0).map((head) => ({ sum: null, heads: [head] }));
  return [...added, ...joined];
}

function readComposed(
  told: IntList,
  start: number,
  { rows, sumBy }: { rows: InterpretedRows; sumBy: Preset['sumBy'] },
): Composed {
  let at = start;
  const next = () => told.at(at++);
  const part = next();
  const heads = Array.from({ length: next() }, () => {
    const row = earningAt(rows, next());
    return { row, joined: Array.from({ length: next() }, () => earningAt(rows, next())) };
  });
  const [first, ...others] = heads.map(({ row }) => row);
  const isSum = part !== NO_SUM && sumBy !== undefined && first !== undefined;
  return { sum: isSum ? sumOf([first, ...others], part, sumBy) : null, heads };
}

function earningAt(rows: InterpretedRows, row: number): EarningRow {
  const found = rows.at(row);
  if (found.kind !== 'earning') throw new Error(`Row ${row} was an earning and is none any more`);
  return found;
}
