import type { AuditEntryView } from '@earntrack/contract';
import type { AccountAuditRow } from '@earntrack/db';

export function auditEntryView(row: AccountAuditRow): AuditEntryView {
  return {
    id: row.id,
    at: row.at.toISOString(),
    action: row.action,
    by: row.actor_kind,
    byId: row.actor_id,
    byName: row.actor_name,
    address: row.address,
    userAgent: row.user_agent,
    details: { ...row.details },
  };
}
