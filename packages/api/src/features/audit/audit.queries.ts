import type { Action } from '@earntrack/contract';
import type { AccountAuditRow } from '@earntrack/db';
import type { Handle } from '../../actor.ts';

/** Where a page of acts, newest first, goes on. */
export interface AuditPosition {
  at: Date;
  id: string;
}

export interface AuditFilter {
  /** Null for all. */
  actions: readonly Action[] | null;
  from: Date | null;
  to: Date | null;
  after: AuditPosition | null;
  limit: number;
}

export function listActs(db: Handle, ownerId: string, filter: AuditFilter): Promise<AccountAuditRow[]> {
  const { actions, from, to, after, limit } = filter;
  let query = db.selectFrom('account_audit').selectAll().where('user_id', '=', ownerId);
  if (actions) query = query.where('action', 'in', actions);
  if (from) query = query.where('at', '>=', from);
  if (to) query = query.where('at', '<', to);
  if (after) {
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('at', 'id'), '<', tuple(after.at, after.id)),
    );
  }
  return query.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute();
}
