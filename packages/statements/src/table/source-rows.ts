import type { LayoutMatch } from '../header/header.ts';
import { refuse } from '../problem.ts';
import type { RecordList } from './record-list.ts';
import { isBlank } from './table.ts';

/** Rows of one file at most, without header, titles and blank ones: what one import takes. */
const MAX_ROWS = 1_000_000;

/** One data row as it stands in the file. */
export interface SourceRow {
  /** As a spreadsheet counts: the first line of the file is row 1, header, titles and blank rows included. */
  row: number;
  cells: readonly string[];
}

/** The data rows of a file, read anew whenever they are asked for: none of them stays in the memory. */
export interface SourceRows extends Iterable<SourceRow> {
  readonly length: number;
  /** What a number of a row is at most. */
  readonly lastRow: number;
  /** The row of this number. */
  at: (row: number) => SourceRow;
}

/**
 * The data rows under the header, or all where no row is one, blank ones left aside. Refuses, naming it, a row that is wider than the header (a comma
 * inside an unquoted text moves the money) and a last row that breaks off,
 * and more rows than one import takes.
 */
export function sourceRows(records: RecordList, header: readonly string[], headerIndex: number): SourceRows {
  const rows = {
    lastRow: records.length,
    at: (row: number): SourceRow => ({ row, cells: records.at(row - 1) }),
    *[Symbol.iterator](): Generator<SourceRow> {
      let row = headerIndex + 1;
      for (const cells of records.from(headerIndex + 1)) {
        row += 1;
        if (!isBlank(cells)) yield { row, cells };
      }
    },
  };
  let length = 0;
  for (const row of rows) {
    requireWidth(row, header.length, { isLast: row.row === records.length, isHeader: headerIndex >= 0 });
    length += 1;
  }
  if (length > MAX_ROWS) refuse(`This file has more than ${MAX_ROWS} rows. Export a shorter span of time.`);
  if (length === 0) refuse('This file has a header but no rows under it.');
  return Object.assign(rows, { length });
}

function requireWidth(
  { row, cells }: SourceRow,
  width: number,
  { isLast, isHeader }: { isLast: boolean; isHeader: boolean },
): void {
  const others = isHeader ? 'the header has' : 'most rows have';
  const widths = `Row ${row} has ${cells.length} cells where ${others} ${width}.`;
  if (cells.length > width && !isBlank(cells.slice(width))) {
    refuse(`${widths} A text with a separator in it may lack its quotes.`, { row });
  }
  // Not even an end of line after its last cell: that cell, too, may lack something.
  if (isLast && cells.length > 1 && cells.length < width)
    refuse(`${widths} The file may be cut off.`, { row });
}

/** True for a row, like a line of small print at the end, that ends before a column that every row must have. */
export function endsEarly({ cells }: SourceRow, { layout, places }: LayoutMatch): boolean {
  const all = { ...places.money, ...places.text, ...places.texts } as Record<string, number[]>;
  return layout.required.some((name) => (all[name] ?? []).some((index) => index >= cells.length));
}
