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
  readonly #named: { row: number; name: string }[] = [];

  /** With all that the file writes in the row, in columns that nobody reads as well. */
  add(row: InterpretedRow, cells: readonly string[]): void {
    if (row.kind !== 'earning' && row.kind !== 'payout') return;
    const { value } = row.file;
    if (value === 0n) return;
    const name = cells.find((cell) => TOTALS.test(cell.trim()))?.trim();
    if (name !== undefined && row.kind === 'earning') this.#named.push({ row: row.file.row, name });
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

  /** A sentence for each currency, and one for those of which only their name tells it. */
  describe(): string[] {
    const found = [...this.#byCurrency].map(([currency, sums]) => ({ currency, ...totalsOf(sums) }));
    const told = new Set(found.flatMap(({ rows }) => rows.map(({ file }) => file.row)));
    return [...found.flatMap(describeTotals), ...this.#describeNamed(told)];
  }

  #describeNamed(told: ReadonlySet<number>): string[] {
    const named = this.#named.filter(({ row }) => !told.has(row));
    const [first] = named;
    if (first === undefined) return [];
    const rows =
      named.length === 1 ? `row ${first.row} says` : `${named.length} rows, like row ${first.row}, say`;
    return [
      `Warning: ${rows} ${quoted(first.name)} and would be recorded as earned: what adds up other rows is left out, or they count twice.`,
    ];
  }
}

interface Totals {
  /** Each as much as all before it, or the first of the file as much as all others. */
  rows: (EarningRow | PayoutRow)[];
  isFirst: boolean;
}

function totalsOf({ first, sum, rows, totals }: Sums): Totals {
  if (totals.length > 0) return { rows: totals, isFirst: false };
  const isFirst = first.file.value * 2n === sum && rows > FEWEST_ROWS;
  return { rows: isFirst ? [first] : [], isFirst };
}

function describeTotals({ currency, rows, isFirst }: Totals & { currency: string }): string[] {
  const [first] = rows;
  if (first === undefined) return [];
  const isOne = rows.length === 1;
  const told = isOne
    ? `row ${first.file.row} says`
    : `rows ${rows.map(({ file }) => file.row).join(' and ')} each say`;
  return [
    `Warning: ${told} as much as all ${isFirst ? 'others' : 'rows before'} together, ${decimalFromMicros(first.file.value)} ${currency}: where that is their total, leave ${isOne ? 'it' : 'them'} out, or all of it counts twice.`,
  ];
}
