import type {
  ImportItemView,
  ImportView,
  listImportItemsInput,
  listImportsInput,
  Page,
} from '@earntrack/contract';
import { CURSOR_FORMS, decodeCursor, encodeCursor } from '@earntrack/db';
import type { z } from 'zod';
import type { Actor, Handle } from '../../actor.ts';
import { requireImport } from './import-state.ts';
import { findImport, type ImportPosition, listImports } from './imports.queries.ts';
import { importItemView, importView } from './imports.view.ts';
import { type ItemPosition, listItems } from './items.queries.ts';

type ListImports = z.output<typeof listImportsInput>;
type ListImportItems = z.output<typeof listImportItemsInput>;

export async function showImports(db: Handle, actor: Actor, input: ListImports): Promise<Page<ImportView>> {
  const after = input.cursor ? importPosition(input.cursor) : null;
  const rows = await listImports(db, actor.userId, { after, limit: input.limit + 1 });
  const page = rows.slice(0, input.limit);
  const last = rows.length > input.limit ? page.at(-1) : undefined;
  return {
    items: page.map((row) => importView(row)),
    nextCursor: last ? encodeCursor([last.created_at.toISOString(), last.id]) : null,
  };
}

export async function showImport(db: Handle, actor: Actor, importId: string): Promise<ImportView> {
  return importView(requireImport(await findImport(db, actor.userId, importId)));
}

export async function showImportItems(
  db: Handle,
  actor: Actor,
  input: ListImportItems,
): Promise<Page<ImportItemView>> {
  requireImport(await findImport(db, actor.userId, input.importId));
  const after = input.cursor ? itemPosition(input.cursor) : null;
  const rows = await listItems(db, actor.userId, { ...input, after, limit: input.limit + 1 });
  const page = rows.slice(0, input.limit);
  const last = rows.length > input.limit ? page.at(-1) : undefined;
  return {
    items: page.map(importItemView),
    nextCursor: last ? encodeCursor([String(last.chunk), String(last.position)]) : null,
  };
}

function importPosition(cursor: string): ImportPosition {
  const [createdAt, id] = decodeCursor(cursor, [CURSOR_FORMS.instant, CURSOR_FORMS.id]);
  return { createdAt: new Date(createdAt), id };
}

function itemPosition(cursor: string): ItemPosition {
  const [chunk, position] = decodeCursor(cursor, [CURSOR_FORMS.integer, CURSOR_FORMS.integer]);
  return { chunk: Number(chunk), position: Number(position) };
}
