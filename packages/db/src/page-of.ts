/** One page of rows, and the cursor with which the next one begins; null on the last page. */
export interface RowPage<Row> {
  rows: Row[];
  nextCursor: string | null;
}

/**
 * The page of at most `limit` rows. `rows` come from a query that was asked for one more, which is not shown and only
 * says that another page follows. `cursorOf` gives the place of a row in the list.
 */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  cursorOf: (last: Row) => string,
): RowPage<Row> {
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { rows: page, nextCursor: last === undefined ? null : cursorOf(last) };
}
