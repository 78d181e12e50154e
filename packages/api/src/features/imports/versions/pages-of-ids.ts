/** Enough that statements are few; of however many entries no more than these are in memory at once. */
const PAGE_ENTRIES = 4000;

/** The same ids, no more at once than are asked for in one statement. */
export function* pagesOfIds(ids: readonly string[]): Generator<readonly string[]> {
  for (let at = 0; at < ids.length; at += PAGE_ENTRIES) yield ids.slice(at, at + PAGE_ENTRIES);
}
