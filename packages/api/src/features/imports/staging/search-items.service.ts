import type { Page } from '@earntrack/contract';
import { encodeCursor, type StatementItemRow } from '@earntrack/db';
import type { Handle } from '../../../actor.ts';
import { itemPosition } from './item-position.ts';
import { type ItemPosition, listItems } from './items.queries.ts';

/** So many rows are looked at together. */
const LOOKED_AT = 1000;
/** A page may hold less than was asked for: in a file of any length one question ends soon, and the next goes on from there. */
const MOST_LOOKED_AT = 10 * LOOKED_AT;

export interface FoundItem<View> {
  stored: ItemPosition;
  view: View;
}

interface ItemSearch<View> {
  importId: string;
  cursor?: string | null | undefined;
  limit: number;
  /** Gives those that are wanted, in their order. */
  look: (page: readonly StatementItemRow[]) => Promise<readonly FoundItem<View>[]>;
}

/** Items of an import by what nobody can ask the database for, in the order of the file. */
export async function searchItems<View>(
  db: Handle,
  ownerId: string,
  { importId, cursor, limit, look }: ItemSearch<View>,
): Promise<Page<View>> {
  const found: FoundItem<View>[] = [];
  let after: ItemPosition | null = cursor ? itemPosition(cursor) : null;
  for (let lookedAt = 0; lookedAt < MOST_LOOKED_AT; lookedAt += LOOKED_AT) {
    const page = await listItems(db, ownerId, { importId, after, limit: LOOKED_AT });
    found.push(...(await look(page)));
    after = page.at(-1) ?? null;
    if (found.length > limit || page.length < LOOKED_AT) return pageOfFound(found, limit, null);
  }
  return pageOfFound(found, limit, after);
}

function pageOfFound<View>(
  found: readonly FoundItem<View>[],
  limit: number,
  lookedAt: ItemPosition | null,
): Page<View> {
  const shown = found.slice(0, limit);
  const last = found.length > limit ? (shown.at(-1)?.stored ?? null) : lookedAt;
  return {
    items: shown.map(({ view }) => view),
    nextCursor: last && encodeCursor([String(last.chunk), String(last.position)]),
  };
}
