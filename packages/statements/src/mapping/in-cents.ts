import { quoted } from '../problem.ts';
import type { Decisions } from '../rows/decisions.ts';
import type { InterpretedRow } from '../rows/rows.ts';

const HUNDREDTHS =
  /(?<!\p{L})(?:(?<!per )cents?|pence|minor units?|minor$|centimes|c[ée]ntimos|centesimi|centavos|cêntimos|grosz(?:e|y|ach)|øre|öre|kuruş)(?!\p{L})/iu;

/** True for the name of amounts in the smallest part of a currency. */
export function namesHundredths(name: string): boolean {
  return HUNDREDTHS.test(name.replaceAll('_', ' '));
}

interface Column {
  name: string;
  index: number;
  rows: number;
}

/** Whole numbers in a column that says of itself that it is in cents: they would count a hundredfold. */
export class InCents {
  #columns: Column[];

  constructor({ labels, match }: Pick<Decisions, 'labels' | 'match'>) {
    this.#columns = [...new Set(Object.values(match.places.money).flat())].flatMap((index) => {
      const name = labels[index] ?? '';
      return namesHundredths(name) ? [{ name, index, rows: 0 }] : [];
    });
  }

  add(row: InterpretedRow, cells: readonly string[]): void {
    if (row.kind !== 'earning' && row.kind !== 'payout') return;
    this.#columns = this.#columns.filter((column) => {
      const cell = cells[column.index] ?? '';
      if (/[1-9]/.test(cell)) column.rows += 1;
      // With decimals it is no number of cents.
      return !/\d[.,]\d{1,2}(?!\d)/.test(cell);
    });
  }

  describe(): string[] {
    return this.#columns
      .filter(({ rows }) => rows > 0)
      .map(
        ({ name }) =>
          `Warning: ${quoted(name)} says that it is in cents, and would count a hundredfold: nothing is reckoned, so a column of whole amounts is needed.`,
      );
  }
}
