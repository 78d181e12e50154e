import type { listUndoItemsInput, Page, UndoItemView } from '@earntrack/contract';
import { encodeCursor } from '@earntrack/db';
import type { z } from 'zod';
import type { Actor, Handle } from '../../actor.ts';
import { requireRecorded } from './import-state.ts';
import { findImport } from './imports.queries.ts';
import { itemPosition } from './imports.service.ts';
import { importItemView } from './imports.view.ts';
import { type ItemPosition, listItems } from './items.queries.ts';
import { undoEffects, type UndoneItem } from './undo-effects.ts';

type ListUndoItems = z.output<typeof listUndoItemsInput>;

/** So many rows are looked at together in search of those with one effect. */
const LOOKED_AT = 1000;
/** A page may hold less than was asked for: in a file of any length one question ends soon, and the next goes on from there. */
const MOST_LOOKED_AT = 10 * LOOKED_AT;

/** The rows of an import that have an entry, in the order of the file, each with what undoing does to it. */
export async function showUndoItems(
  db: Handle,
  actor: Actor,
  input: ListUndoItems,
): Promise<Page<UndoItemView>> {
  const { id: importId } = requireRecorded(await findImport(db, actor.userId, input.importId));
  const found: UndoneItem[] = [];
  let after: ItemPosition | null = input.cursor ? itemPosition(input.cursor) : null;
  for (let lookedAt = 0; lookedAt < MOST_LOOKED_AT; lookedAt += LOOKED_AT) {
    const page = await listItems(db, actor.userId, { importId, after, limit: LOOKED_AT });
    const undone = await undoEffects(db, actor.userId, { importId, page, isLocking: false });
    found.push(...undone.filter(({ effect }) => !input.effect || effect === input.effect));
    after = page.at(-1) ?? null;
    if (found.length > input.limit || page.length < LOOKED_AT) return pageOfFound(found, input.limit, null);
  }
  return pageOfFound(found, input.limit, after);
}

function pageOfFound(
  found: readonly UndoneItem[],
  limit: number,
  lookedAt: ItemPosition | null,
): Page<UndoItemView> {
  const shown = found.slice(0, limit);
  const last = found.length > limit ? (shown.at(-1)?.stored ?? null) : lookedAt;
  return {
    items: shown.map(({ stored, effect }) => ({ ...importItemView(stored), effect })),
    nextCursor: last && encodeCursor([String(last.chunk), String(last.position)]),
  };
}
