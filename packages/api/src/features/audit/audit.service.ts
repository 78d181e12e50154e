import { ACTIONS, type AuditEntryView, type listAuditInput, type Page } from '@earntrack/contract';
import { pageOf } from '@earntrack/db';
import type { z } from 'zod';
import type { Actor, Handle } from '../../actor.ts';
import { auditCursor } from './audit-cursor.ts';
import { listActs } from './audit.queries.ts';
import { auditEntryView } from './audit.view.ts';

type ListAudit = z.output<typeof listAuditInput>;

/** What was done with the account, latest first. */
export async function showAudit(
  db: Handle,
  { userId }: Actor,
  { about, from, to, cursor, limit }: ListAudit,
): Promise<Page<AuditEntryView>> {
  const rows = await listActs(db, userId, {
    actions: about ? ACTIONS[about] : null,
    from: from ? new Date(from) : null,
    to: to ? new Date(to) : null,
    after: cursor ? auditCursor.decode(cursor) : null,
    limit: limit + 1,
  });
  const page = pageOf(rows, limit, auditCursor.encode);
  return { items: page.rows.map(auditEntryView), nextCursor: page.nextCursor };
}
