import { recordAct } from '@earntrack/auth';
import type { Action, AuditEntryView } from '@earntrack/contract';
import { csvLine, csvStart, textCell } from '@earntrack/statements';
import type { Handle, TracedActor } from '../../actor.ts';
import { pagesOf } from '../../pages-of.ts';
import { showAudit } from './audit.service.ts';

export type AuditFormat = 'csv' | 'ndjson';

const COLUMNS = ['at', 'action', 'by', 'byName', 'byId', 'address', 'userAgent', 'details', 'id'] as const;

/** Remembers that something was taken along, before the first byte of it goes out. */
export async function noteExport(
  db: Handle,
  actor: TracedActor,
  action: Extract<Action, `${string}_exported`>,
): Promise<void> {
  await recordAct(db, actor, { action });
}

/** What an account remembers, as a file, latest first. That it was taken is remembered first, and stands in it. */
export async function* exportAudit(
  db: Handle,
  actor: TracedActor,
  format: AuditFormat,
): AsyncGenerator<string, void, undefined> {
  await noteExport(db, actor, 'activity_exported');
  let start = format === 'csv' ? csvStart(COLUMNS) : '';
  const lineOf = format === 'csv' ? csvLineOf : (entry: AuditEntryView) => `${JSON.stringify(entry)}\n`;
  for await (const entries of pagesOf((page) => showAudit(db, actor, page))) {
    yield start + entries.map(lineOf).join('');
    start = '';
  }
}

function csvLineOf(entry: AuditEntryView): string {
  const cells = { ...entry, byId: entry.byId ?? '', details: JSON.stringify(entry.details) };
  return csvLine(COLUMNS.map((column) => textCell(cells[column])));
}
