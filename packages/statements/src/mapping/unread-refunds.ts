import { numberIn, withoutSign } from '../cells/money-cells.ts';
import { labelsOf } from '../header/header.ts';
import { quoted } from '../problem.ts';
import type { Decisions } from '../rows/decisions.ts';
import type { InterpretedRow } from '../rows/rows.ts';
import { columnsCounted } from './columns-counted.ts';
import { namesNoAmount } from './no-amount-names.ts';

/** What one had spent, and got back. */
const OF_EXPENSES =
  /(?<!\p{L})(?:expenses?|mileage|spesen|auslagen|frais|dépenses|spese|chilometric[oi]|gastos|despesas|kosten|onkosten|reiskosten)(?!\p{L})/iu;

interface Column {
  name: string;
  index: number;
  rows: number;
}

/** Amounts in a column of refunds of which no rule makes anything, beside what would be recorded as earned. */
export class UnreadRefunds {
  readonly #decisions: Decisions;
  readonly #columns: Column[];

  constructor(decisions: Decisions, wentBack: (name: string) => boolean) {
    const counted = columnsCounted(decisions);
    const isOfRefunds = (name: string) => wentBack(name) && !namesNoAmount(name) && !OF_EXPENSES.test(name);
    this.#decisions = decisions;
    this.#columns = labelsOf(decisions.header).flatMap((name, index) =>
      !counted.has(index) && isOfRefunds(name.replaceAll('_', ' ')) ? [{ name, index, rows: 0 }] : [],
    );
  }

  add(row: InterpretedRow, cells: readonly string[]): void {
    if (row.kind !== 'earning' || row.components.base <= 0n) return;
    for (const column of this.#columns) {
      const { number } = withoutSign(cells[column.index] ?? '');
      const amount = numberIn(number, this.#decisions.numberFormat) ?? 0n;
      const size = amount < 0n ? -amount : amount;
      // More than came in is no part of it that went back: it may be a number of an order. One whole unit may be a mark.
      if (size > 0n && size <= row.file.value && !/^[-+]?1$/.test(number)) column.rows += 1;
    }
  }

  describe(): string[] {
    return this.#columns.flatMap(({ name, rows }) =>
      rows === 0
        ? []
        : [
            `Warning: ${quoted(name)} has amounts in ${rows === 1 ? '1 row' : `${rows} rows`}, and no rule reads it: what went back would count as earned where the amount does not say it already.`,
          ],
    );
  }
}
