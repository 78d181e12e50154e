import type { listUndoItemsInput, Page, UndoItemView } from '@earntrack/contract';
import type { z } from 'zod';
import type { Actor, Handle } from '../../actor.ts';
import { requireRecorded } from './import-state.ts';
import { findImport } from './imports.queries.ts';
import { importItemView } from './imports.view.ts';
import { searchItems } from './search-items.service.ts';
import { undoEffects } from './undo-effects.ts';

type ListUndoItems = z.output<typeof listUndoItemsInput>;

/** The rows of an import that have an entry, in the order of the file, each with what undoing does to it. */
export async function showUndoItems(
  db: Handle,
  actor: Actor,
  input: ListUndoItems,
): Promise<Page<UndoItemView>> {
  const file = requireRecorded(await findImport(db, actor.userId, input.importId));
  return searchItems(db, actor.userId, {
    ...input,
    look: async (page) => {
      const undone = await undoEffects(db, actor.userId, { file, page, isLocking: false });
      return undone
        .filter(({ effect }) => !input.effect || effect === input.effect)
        .map(({ stored, effect }) => ({ stored, view: { ...importItemView(stored), effect } }));
    },
  });
}
