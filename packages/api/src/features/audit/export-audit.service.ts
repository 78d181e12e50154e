import { recordAct } from '@earntrack/auth';
import type { Action, AuditEntryView } from '@earntrack/contract';
import { textCell } from '@earntrack/statements';
import type { Actor, Handle, TracedActor } from '../../actor.ts';
import { showAudit } from './audit.service.ts';

export type AuditFormat = 'csv' | 'ndjson';

/** Enough that the database is asked seldom, and little enough to wait for. */
const PAGE_ROWS = 1000;

/** Lets spreadsheets know that letters are written in UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';
const COLUMNS = ['at', 'action', 'by', 'byName', 'byId', 'address', 'userAgent', 'details', 'id'] as const;

/** Everything that an account remembers, latest first, a page at a time: no connection of the database is kept in between. */
async function* streamAudit(db: Handle, actor: Actor): AsyncGenerator<AuditEntryView[], void, undefined> {
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof showAudit>> = await showAudit(db, actor, {
      cursor,
      limit: PAGE_ROWS,
    });
    yield page.items;
    cursor = page.nextCursor;
  } while (cursor !== null);
}

/** Remembers that something was taken along, before the first byte of it goes out. */
export async function noteExport(
  db: Handle,
  actor: TracedActor,
  action: Extract<Action, `${string}_exported`>,
): Promise<void> {
  await recordAct(db, actor, { action });
}

/** The same as a file. That it was taken is remembered first, and stands in it. */
export async function* exportAudit(
  db: Handle,
  actor: TracedActor,
  format: AuditFormat,
): AsyncGenerator<string, void, undefined> {
  await noteExport(db, actor, 'activity_exported');
  if (format === 'csv') yield BYTE_ORDER_MARK + csvLine(COLUMNS);
  const lineOf = format === 'csv' ? csvLineOf : (entry: AuditEntryView) => `${JSON.stringify(entry)}\n`;
  for await (const entries of streamAudit(db, actor)) yield entries.map(lineOf).join('');
}

function csvLine(cells: readonly string[]): string {
  return `${cells.map(textCell).join(',')}\r\n`;
}

function csvLineOf(entry: AuditEntryView): string {
  const cells = { ...entry, byId: entry.byId ?? '', details: JSON.stringify(entry.details) };
  return csvLine(COLUMNS.map((column) => cells[column]));
}
