import { decimalFromMicros, type Micros } from '@earntrack/domain';
import { quoted } from '../problem.ts';
import type { EarningRow, InterpretedRow, PayoutRow } from '../rows/rows.ts';
import { TOTALS } from './totals.ts';

/** Of fewer rows one may well be as much as the others by chance. */
const FEWEST_ROWS = 2;

/** Rows of one currency so far. */
interface Sums {
  first: EarningRow | PayoutRow;
  sum: Micros;
  rows: number;
  /** The last rows, as long as each is as much as all before them. */
  totals: EarningRow[];
}

/**
 * Finds rows of totals that look like any other: the last ones, or the first, that are as much as all others together, and those that are called
 * so, as of each day. They would count once more, and a control total that is reckoned from the same rows holds all the same.
 */
export class SumsOfOthers {
  readonly #byCurrency = new Map<string, Sums>();
  readonly #called: { row: number; name: string }[] = [];

  /** With all that the file writes in the row, in columns that nobody reads as well. */
  add(row: InterpretedRow, cells: readonly string[]): void {
    if (row.kind !== 'earning' && row.kind !== 'payout') return;
    const { value } = row.file;
    if (value === 0n) return;
    const name = cells.find((cell) => TOTALS.test(cell.trim()))?.trim();
    if (name !== undefined && row.kind === 'earning') this.#called.push({ row: row.file.row, name });
    const sums = this.#byCurrency.get(row.currency);
    if (sums === undefined) {
      this.#byCurrency.set(row.currency, { first: row, sum: value, rows: 1, totals: [] });
      return;
    }
    const isTotal = row.kind === 'earning' && value === sums.sum && sums.rows >= FEWEST_ROWS;
    if (isTotal) {
      sums.totals.push(row);
      return;
    }
    sums.sum += sums.totals.reduce((sum, { file }) => sum + file.value, value);
    sums.rows += 1 + sums.totals.length;
    sums.totals = [];
  }

  /** A sentence for each currency. */
  describe(): string[] {
    return [...this.#describeSums(), ...this.#describeCalled()];
  }

  #describeSums(): string[] {
    return [...this.#byCurrency].flatMap(([currency, { first, sum, rows, totals }]) => {
      const [total = null] = totals;
      const isFirst = first.file.value * 2n === sum && rows > FEWEST_ROWS;
      const found = total ?? (isFirst ? first : null);
      if (found === null) return [];
      const { row, value } = found.file;
      const told =
        totals.length > 1
          ? `rows ${totals.map(({ file }) => file.row).join(' and ')} each say`
          : `row ${row} says`;
      return [
        `Warning: ${told} as much as all ${total ? 'rows before' : 'others'} together, ${decimalFromMicros(value)} ${currency}: where that is their total, leave ${totals.length > 1 ? 'them' : 'it'} out, or all of it counts twice.`,
      ];
    });
  }

  /** Those of which their amount does not tell it. */
  #describeCalled(): string[] {
    const told = new Set(
      [...this.#byCurrency.values()].flatMap(({ totals }) => totals.map(({ file }) => file.row)),
    );
    const called = this.#called.filter(({ row }) => !told.has(row));
    const [first] = called;
    if (first === undefined) return [];
    const rows =
      called.length === 1 ? `row ${first.row} is` : `${called.length} rows, like row ${first.row}, are`;
    return [
      `Warning: ${rows} called ${quoted(first.name)} and would be recorded as earned: what adds up other rows is left out, or they count twice.`,
    ];
  }
}
