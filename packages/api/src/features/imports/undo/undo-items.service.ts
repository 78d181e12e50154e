import type { listUndoItemsInput, Page, UndoItemView } from '@earntrack/contract';
import type { z } from 'zod';
import type { Actor, Handle } from '../../../actor.ts';
import { requireRecorded } from '../import-state.ts';
import { findImport } from '../imports.queries.ts';
import { importItemView } from '../imports.view.ts';
import { recordedFileOf } from '../review/review-import.service.ts';
import { searchItems } from '../staging/search-items.service.ts';
import { correctionsBack } from './corrections-back.ts';
import { undoEffects } from './undo-effects.ts';

type ListUndoItems = z.output<typeof listUndoItemsInput>;

/** The rows of an import that have an entry, in the order of the file, each with what undoing does to it. */
export async function showUndoItems(
  db: Handle,
  actor: Actor,
  input: ListUndoItems,
): Promise<Page<UndoItemView>> {
  const row = requireRecorded(await findImport(db, actor.userId, input.importId));
  const file = await recordedFileOf(db, actor.userId, row);
  const corrections = await correctionsBack(db, actor.userId, row);
  return searchItems(db, actor.userId, {
    ...input,
    look: async (page) => {
      const undone = await undoEffects(db, actor.userId, { row, file, page, corrections, isLocking: false });
      const wanted = undone.filter(({ effect }) => !input.effect || effect === input.effect);
      const places = new Set(wanted.map(({ stored }) => stored));
      // A row may have become something, and have taken something else back.
      const once = wanted.filter(({ stored }) => places.delete(stored));
      return once.map(({ stored, effect }) => ({ stored, view: { ...importItemView(stored), effect } }));
    },
  });
}
