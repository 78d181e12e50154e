import type { ActDetails, Action, ActorKind } from '@earntrack/contract';
import type { ColumnType, Selectable } from 'kysely';
import type { ColumnsOf } from './columns.ts';

/** What was done with an account, by whom and from where. The database refuses to change a row, or to let one go early. */
export interface AccountAuditTable {
  user_id: string;
  id: string;
  at: Date;
  action: Action;
  actor_kind: ActorKind;
  /** Of the session, the program's sign-in or the token; null for somebody without one. */
  actor_id: string | null;
  /** What the token is called; empty for everybody else. */
  actor_name: string;
  address: string;
  user_agent: string;
  /** Written as `JSON.stringify(value)`. */
  details: ColumnType<ActDetails, string, string>;
}

export type AccountAuditRow = Selectable<AccountAuditTable>;

export const ACCOUNT_AUDIT_COLUMNS = {
  user_id: 'uuid',
  id: 'uuid',
  at: 'timestamptz',
  action: 'text',
  actor_kind: 'text',
  actor_id: 'text?',
  actor_name: 'text',
  address: 'text',
  user_agent: 'text',
  details: 'jsonb',
} as const satisfies ColumnsOf<AccountAuditTable>;
