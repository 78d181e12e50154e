import { labelsOf } from '../header/header.ts';
import { quoted } from '../problem.ts';
import type { Decisions } from '../rows/decisions.ts';
import type { InterpretedRow } from '../rows/rows.ts';

/** What is not worked between the start and the end of a shift. */
const BREAK = /\b(?:breaks?|lunch|paus(?:e|en|enzeit|enminuten|a|as)|pauze|descansos?|przerw[ay])\b/iu;
const IS_PAID = /\b(?:paid|bezahlte?|payée?|pagad[ao])\b/iu;

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
    const { hours, endDate, endTime } = match.places.text;
    const isCounted = hours === undefined && (endDate ?? endTime) !== undefined;
    this.#columns = labelsOf(header).flatMap((name, index) =>
      isCounted && !read.has(index) && BREAK.test(name) && !IS_PAID.test(name)
        ? [{ name, index, rows: 0, first: null }]
        : [],
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
        `Warning: the column ${quoted(name)} is not read, and hours from the start to the end hold the breaks of ${told}: they would be longer than what was worked. Choose a column of hours instead; where the file has none, add one in a spreadsheet.`,
      ];
    });
  }
}
