import { grossOf } from '@earntrack/domain';
import { numberIn, withoutSign } from '../cells/money-cells.ts';
import { labelsOf } from '../header/header.ts';
import { quoted } from '../problem.ts';
import type { Decisions } from '../rows/decisions.ts';
import type { InterpretedRow } from '../rows/rows.ts';
import { columnsCounted } from './columns-counted.ts';
import { namesNoAmount } from './no-amount-names.ts';

/** What is left of an amount. */
const LEFT =
  /(?<!\p{L})(?:net|netto|neto|líquido|liquido|after (?:fees|tax(?:es)?|commission)|you (?:receive|get|earn)|nach gebühren)(?!\p{L})/iu;

interface Column {
  name: string;
  index: number;
  rows: number;
}

/** A column that no rule reads and whose name says that it is what was left, where it is less than would count as earned and nothing is taken off. */
export class LessIsLeft {
  readonly #decisions: Decisions;
  #columns: Column[];

  constructor(decisions: Decisions) {
    const counted = columnsCounted(decisions);
    this.#decisions = decisions;
    this.#columns = labelsOf(decisions.header).flatMap((name, index) =>
      !counted.has(index) && LEFT.test(name.replaceAll('_', ' ')) && !namesNoAmount(name)
        ? [{ name, index, rows: 0 }]
        : [],
    );
  }

  add(row: InterpretedRow, cells: readonly string[]): void {
    if (row.kind !== 'earning' || row.file.value <= 0n || this.#columns.length === 0) return;
    const { fees, taxesWithheld } = row.components;
    // A tax that is collected for a tax office is in the file's amount, and not earned.
    const earned = grossOf(row.components);
    this.#columns = this.#columns.filter((column) => {
      const { number } = withoutSign(cells[column.index] ?? '');
      const left = numberIn(number, this.#decisions.numberFormat);
      if (left === null || left === row.file.value || left === earned) return true;
      column.rows += 1;
      // Another currency, or another thing, where it is more.
      return left > 0n && left < earned && fees === 0n && taxesWithheld === 0n;
    });
  }

  describe(): string[] {
    const column = this.#columns.find(({ rows }) => rows > 0);
    if (column === undefined) return [];
    const rows = column.rows === 1 ? '1 row' : `${column.rows} rows`;
    return [
      `Warning: in ${rows}, ${quoted(column.name)} says less than would be recorded as earned, and no rule reads it: what was taken off may be fees or taxes.`,
    ];
  }
}
