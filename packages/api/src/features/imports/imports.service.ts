import type {
  ImportItemView,
  ImportMappingView,
  ImportView,
  listImportItemsInput,
  listImportsInput,
  OneImportView,
  Page,
  PlatformOfImportsView,
  platformsOfImportsInput,
} from '@earntrack/contract';
import { CURSOR_FORMS, decodeCursor, encodeCursor, pageOf, type StatementImportRow } from '@earntrack/db';
import type { z } from 'zod';
import type { Actor, Handle } from '../../actor.ts';
import { requireImport } from './import-state.ts';
import {
  findImport,
  findRecordedImport,
  type ImportPosition,
  listImports,
  listPlatformsChosen,
} from './imports.queries.ts';
import { importItemView, importView, itemViewWith, stagedItemView } from './imports.view.ts';
import { isNotTaken, tookBack } from './recording/taken-back.ts';
import { decideStaged, recordedFileOf } from './review/review-import.service.ts';
import { twinsOf } from './review/twins.ts';
import { itemPosition } from './staging/item-position.ts';
import { countUnreadRows, listItems } from './staging/items.queries.ts';
import { chosenPlatforms } from './staging/platform-choices.ts';
import { searchItems } from './staging/search-items.service.ts';
import { reviveItem } from './staging/staged-item.ts';
import { versionsOf } from './versions/versions-of.ts';

type ListImports = z.output<typeof listImportsInput>;
type ListImportItems = z.output<typeof listImportItemsInput>;

export async function showImports(
  db: Handle,
  actor: Actor,
  input: ListImports,
): Promise<Page<OneImportView>> {
  const after = input.cursor ? importPosition(input.cursor) : null;
  const rows = await listImports(db, actor.userId, {
    after,
    limit: input.limit + 1,
    recordedBy: input.recordedBy,
  });
  const page = pageOf(rows, input.limit, (row) => encodeCursor([row.created_at.toISOString(), row.id]));
  const unread = await unreadRowsOf(db, actor, page.rows);
  const items = page.rows.map((row) => ({ ...importView(row), unreadRows: unread.get(row.id) ?? 0 }));
  return { items, nextCursor: page.nextCursor };
}

export async function showImport(db: Handle, actor: Actor, importId: string): Promise<OneImportView> {
  const row = requireImport(await findImport(db, actor.userId, importId));
  const unread = await unreadRowsOf(db, actor, [row]);
  return { ...importView(row), unreadRows: unread.get(importId) ?? 0 };
}

/** By the id of their import; rows of files that leave nothing out are not looked at. */
function unreadRowsOf(
  db: Handle,
  actor: Actor,
  rows: readonly StatementImportRow[],
): Promise<ReadonlyMap<string, number>> {
  const leavingOut = rows.filter(({ counts }) => counts.kinds.leftOut > 0);
  return countUnreadRows(
    db,
    actor.userId,
    leavingOut.map(({ id }) => id),
  );
}

/** The mapping by which a file was read, for the next one of its kind; null where a preset knew it. */
export async function showImportMapping(
  db: Handle,
  actor: Actor,
  importId: string,
): Promise<ImportMappingView> {
  const { mapping } = requireImport(await findImport(db, actor.userId, importId));
  return { mapping };
}

/** Where a person put rows of the last files of a kind, by the name of a platform that rows say, and of those that say none. */
export async function showPlatformsOfImports(
  db: Handle,
  actor: Actor,
  { presetId, mappingName }: z.output<typeof platformsOfImportsInput>,
): Promise<PlatformOfImportsView[]> {
  const choices = await listPlatformsChosen(db, actor.userId, { presetId, mappingName: mappingName ?? null });
  const chosen = chosenPlatforms(choices.toReversed());
  return [...chosen].map(([name, platformId]) => ({ name, platformId }));
}

/** The import that recorded a file of these bytes first, or null. */
export async function showImportOfFile(
  db: Handle,
  actor: Actor,
  fileSha256: string,
): Promise<ImportView | null> {
  const row = await findRecordedImport(db, actor.userId, fileSha256);
  return row ? importView(row) : null;
}

/** The rows of an import; of one that is staged, with what becomes of each as things are now. */
export async function showImportItems(
  db: Handle,
  actor: Actor,
  { outcome, ...input }: ListImportItems,
): Promise<Page<ImportItemView>> {
  const row = requireImport(await findImport(db, actor.userId, input.importId));
  if (row.state === 'staged') return showStagedItems(db, actor, { row, outcome, ...input });
  if (outcome === 'possibleDuplicate' || outcome === 'notTaken') return { items: [], nextCursor: null };
  if (outcome === 'takenBack') return showTakenBack(db, actor.userId, { row, ...input });
  const after = input.cursor ? itemPosition(input.cursor) : null;
  const rows = await listItems(db, actor.userId, { ...input, outcome, after, limit: input.limit + 1 });
  const page = pageOf(rows, input.limit, (each) => encodeCursor([String(each.chunk), String(each.position)]));
  return { items: page.rows.map(importItemView), nextCursor: page.nextCursor };
}

function showStagedItems(
  db: Handle,
  actor: Actor,
  { row, outcome, ...input }: ListImportItems & { row: StatementImportRow },
): Promise<Page<ImportItemView>> {
  return searchItems(db, actor.userId, {
    ...input,
    look: async (page) => {
      const decided = await decideStaged(db, actor, { row, page });
      const twins = await twinsOf(db, actor.userId, { importId: row.id, decided });
      return decided
        .filter((item) => outcome !== 'notTaken' || isNotTaken(item))
        .map((item) => ({ stored: item.stored, view: stagedItemView(item, twins) }))
        .filter(({ view }) => isWanted(view, outcome));
    },
  });
}

function isWanted(view: ImportItemView, outcome: ListImportItems['outcome']): boolean {
  if (!outcome || outcome === 'notTaken') return true;
  if (outcome === 'possibleDuplicate') return view.twin !== null;
  if (outcome === 'takenBack') return view.takesBack.some(({ kept }) => kept === null);
  return view.outcome === outcome;
}

/** The rows of a recorded import that leave nothing of what other files recorded. */
async function showTakenBack(
  db: Handle,
  ownerId: string,
  { row, ...input }: Omit<ListImportItems, 'outcome'> & { row: StatementImportRow },
): Promise<Page<ImportItemView>> {
  if (row.state !== 'committed') return { items: [], nextCursor: null };
  const file = await recordedFileOf(db, ownerId, row);
  return searchItems(db, ownerId, {
    ...input,
    look: async (page) => {
      const rows = page.map((stored) => ({ stored, staged: reviveItem(stored) }));
      const items = rows.map(({ staged }) => staged);
      const said = await versionsOf(db, ownerId, { items, file, without: row.id });
      const found = await tookBack(db, ownerId, { rows, file, said });
      return [...found].map(([{ stored }, takesBack]) => ({ stored, view: itemViewWith(stored, takesBack) }));
    },
  });
}

function importPosition(cursor: string): ImportPosition {
  const [createdAt, id] = decodeCursor(cursor, [CURSOR_FORMS.instant, CURSOR_FORMS.id]);
  return { createdAt: new Date(createdAt), id };
}
