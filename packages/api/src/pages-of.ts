/** Enough that the database is asked seldom, and little enough to wait for a slow phone with. */
const PAGE_ROWS = 1000;

interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

/**
 * Everything that a list has, a page at a time: the next one is asked for when somebody takes it, and no connection of the
 * database is kept in between.
 */
export async function* pagesOf<Item>(
  show: (page: { cursor: string | null; limit: number }) => Promise<Page<Item>>,
): AsyncGenerator<Item[], void, undefined> {
  let cursor: string | null = null;
  do {
    const page: Page<Item> = await show({ cursor, limit: PAGE_ROWS });
    yield page.items;
    cursor = page.nextCursor;
  } while (cursor !== null);
}
