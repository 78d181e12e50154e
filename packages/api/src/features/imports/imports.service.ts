import type {
  ImportItemView,
  ImportView,
  listImportItemsInput,
  listImportsInput,
  Page,
} from '@earntrack/contract';
import { CURSOR_FORMS, decodeCursor, encodeCursor, pageOf } from '@earntrack/db';
import type { z } from 'zod';
import type { Actor, Handle } from '../../actor.ts';
import { requireImport } from './import-state.ts';
import { findImport, findRecordedImport, type ImportPosition, listImports } from './imports.queries.ts';
import { importItemView, importView } from './imports.view.ts';
import { type ItemPosition, listItems } from './items.queries.ts';

type ListImports = z.output<typeof listImportsInput>;
type ListImportItems = z.output<typeof listImportItemsInput>;

export async function showImports(db: Handle, actor: Actor, input: ListImports): Promise<Page<ImportView>> {
  const after = input.cursor ? importPosition(input.cursor) : null;
  const rows = await listImports(db, actor.userId, { after, limit: input.limit + 1 });
  const page = pageOf(rows, input.limit, (row) => encodeCursor([row.created_at.toISOString(), row.id]));
  return { items: page.rows.map((row) => importView(row)), nextCursor: page.nextCursor };
}

export async function showImport(db: Handle, actor: Actor, importId: string): Promise<ImportView> {
  return importView(requireImport(await findImport(db, actor.userId, importId)));
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

export async function showImportItems(
  db: Handle,
  actor: Actor,
  input: ListImportItems,
): Promise<Page<ImportItemView>> {
  requireImport(await findImport(db, actor.userId, input.importId));
  const after = input.cursor ? itemPosition(input.cursor) : null;
  const rows = await listItems(db, actor.userId, { ...input, after, limit: input.limit + 1 });
  const page = pageOf(rows, input.limit, (row) => encodeCursor([String(row.chunk), String(row.position)]));
  return { items: page.rows.map(importItemView), nextCursor: page.nextCursor };
}

function importPosition(cursor: string): ImportPosition {
  const [createdAt, id] = decodeCursor(cursor, [CURSOR_FORMS.instant, CURSOR_FORMS.id]);
  return { createdAt: new Date(createdAt), id };
}

export function itemPosition(cursor: string): ItemPosition {
  const [chunk, position] = decodeCursor(cursor, [CURSOR_FORMS.integer, CURSOR_FORMS.integer]);
  return { chunk: Number(chunk), position: Number(position) };
}
