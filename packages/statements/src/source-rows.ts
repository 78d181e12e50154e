import type { LayoutMatch } from './header.ts';
import { refuse } from './problem.ts';
import { isBlank, type Records } from './table.ts';

/** Rows of one file at most, without header, titles and blank ones: what one import takes. */
const MAX_ROWS = 1_000_000;

/** One data row as it stands in the file. */
export interface SourceRow {
  /** As a spreadsheet counts: the first line of the file is row 1, header, titles and blank rows included. */
  row: number;
  cells: readonly string[];
}

/**
 * The data rows under the header, blank ones left aside. Refuses, naming it, a row that is wider than the header (a comma
 * inside an unquoted text moves the money) and a last row that breaks off,
 * and more rows than one import takes.
 */
export function sourceRows(records: Records, header: readonly string[], headerIndex: number): SourceRow[] {
  const rows: SourceRow[] = [];
  for (let index = headerIndex + 1; index < records.length; index += 1) {
    const cells = records[index] ?? [];
    if (isBlank(cells)) continue;
    const row = index + 1;
    const widths = `Row ${row} has ${cells.length} cells where the header has ${header.length}.`;
    if (cells.length > header.length && !isBlank(cells.slice(header.length)))
      refuse(`${widths} A text with a separator in it may lack its quotes.`, { row });
    // Not even an end of line after its last cell: that cell, too, may lack something.
    const isLast = index === records.length - 1;
    if (isLast && cells.length > 1 && cells.length < header.length)
      refuse(`${widths} The file may be cut off.`, { row });
    rows.push({ row, cells });
  }
  if (rows.length > MAX_ROWS)
    refuse(`This file has more than ${MAX_ROWS} rows. Export a shorter span of time.`);
  if (rows.length === 0) refuse('This file has a header but no rows under it.');
  return rows;
}

/** True for a row, like a line of small print at the end, that ends before a column that every row must have. */
export function endsEarly({ cells }: SourceRow, { layout, places }: LayoutMatch): boolean {
  const all = { ...places.money, ...places.text } as Record<string, number | number[]>;
  return layout.required.some((name) => [all[name] ?? []].flat().some((index) => index >= cells.length));
}
