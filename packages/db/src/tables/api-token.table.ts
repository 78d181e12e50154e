import type { TokenScope } from '@earntrack/contract';
import type { Generated, Insertable, Selectable } from 'kysely';
import type { ColumnsOf } from './columns.ts';

/** A token that somebody made for a program of theirs. Identity: found by its hash before a user is known. */
export interface ApiTokenTable {
  user_id: string;
  /** Made by the client. */
  id: string;
  /** SHA-256 of the token, hexadecimal. */
  token_hash: string;
  name: string;
  scopes: TokenScope[];
  /** What was chosen; null for none. */
  expires_in_days: number | null;
  created_at: Generated<Date>;
  expires_at: Date | null;
  /** To the minute. */
  last_used_at: Date | null;
}

export type ApiTokenRow = Selectable<ApiTokenTable>;
export type NewApiToken = Insertable<ApiTokenTable>;

export const API_TOKEN_COLUMNS = {
  user_id: 'uuid',
  id: 'uuid',
  token_hash: 'text',
  name: 'text',
  scopes: '_text',
  expires_in_days: 'int4?',
  created_at: 'timestamptz',
  expires_at: 'timestamptz?',
  last_used_at: 'timestamptz?',
} as const satisfies ColumnsOf<ApiTokenTable>;
