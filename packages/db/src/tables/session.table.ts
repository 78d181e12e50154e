import type { Generated, Insertable, Selectable, Updateable } from 'kysely';
import type { ColumnsOf } from './columns.ts';

/** A signed-in browser. Identity: found by the hash of its token before a user is known. */
export interface SessionTable {
  /** SHA-256 of the token, hexadecimal: useless as a cookie. */
  id: string;
  user_id: string;
  created_at: Generated<Date>;
  expires_at: Date;
  last_seen_at: Generated<Date>;
  user_agent: string;
}

export type SessionRow = Selectable<SessionTable>;
export type NewSession = Insertable<SessionTable>;
export type SessionPatch = Updateable<SessionTable>;

export const SESSION_COLUMNS = {
  id: 'text',
  user_id: 'uuid',
  created_at: 'timestamptz',
  expires_at: 'timestamptz',
  last_seen_at: 'timestamptz',
  user_agent: 'text',
} as const satisfies ColumnsOf<SessionTable>;
