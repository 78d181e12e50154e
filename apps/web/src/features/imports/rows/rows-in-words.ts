/** The rows of a file behind an entry, as a person reads a file: "row 7", "rows 10, 11 and 12". */
export function rowsInWords(rows: readonly number[], locale: string): string {
  const numbers = rows.toSorted((a, b) => a - b).map((row) => row.toLocaleString(locale));
  const list = new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(numbers);
  return `${rows.length === 1 ? 'row' : 'rows'} ${list}`;
}
