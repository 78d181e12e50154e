import { rowsInWords } from '../rows/rows-in-words.ts';
import type { Place } from './value-source.ts';

/** Where in its file a value stands, after the name of the file: "row 7, column “Tip”". */
export function placeInWords({ rows, columns }: Pick<Place, 'rows' | 'columns'>, locale: string): string {
  if (rows.length === 0) return 'said of the file as a whole';
  const where = rowsInWords(rows, locale);
  if (columns.length === 0) return where;
  const names = new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(
    columns.map((name) => `“${name}”`),
  );
  return `${where}, ${columns.length === 1 ? 'column' : 'columns'} ${names}`;
}
