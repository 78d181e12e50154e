import { labelsOf } from '../header/header.ts';
import { quoted } from '../problem.ts';
import type { Decisions } from '../rows/decisions.ts';
import type { InterpretedRow } from '../rows/rows.ts';
import { namesUnpaidBreaks } from './break-columns.ts';

interface Column {
  name: string;
  index: number;
  rows: number;
  first: number | null;
}

/** Breaks in a column that nothing reads, beside hours that are counted from a start to an end: those are longer than what was worked. */
export class UnreadBreaks {
  readonly #columns: Column[];

  constructor({ header, match }: Pick<Decisions, 'header' | 'match'>, read: ReadonlySet<number>) {
    const { hours, breaks, endDate, endTime } = match.places.text;
    // Where a column says the breaks, others say when they were, or the same in other words.
    const isCounted = (hours ?? breaks) === undefined && (endDate ?? endTime) !== undefined;
    this.#columns = labelsOf(header).flatMap((name, index) =>
      isCounted && !read.has(index) && namesUnpaidBreaks(name) ? [{ name, index, rows: 0, first: null }] : [],
    );
  }

  add(row: InterpretedRow, cells: readonly string[]): void {
    if ((row.kind !== 'earning' && row.kind !== 'work') || row.hours === null) return;
    for (const column of this.#columns) {
      if (!/[1-9]/.test(cells[column.index] ?? '')) continue;
      column.rows += 1;
      column.first ??= row.file.row;
    }
  }

  describe(): string[] {
    return this.#columns.flatMap(({ name, rows, first }) => {
      if (first === null) return [];
      const told = rows === 1 ? `row ${first}` : `${rows} rows, like row ${first}`;
      return [
        `Warning: the column ${quoted(name)} is not read, and hours from the start to the end hold the breaks of ${told}: they would be longer than what was worked. Where it says how long unpaid breaks were, read it as them; else read a column of hours instead.`,
      ];
    });
  }
}
