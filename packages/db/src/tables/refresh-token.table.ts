import type { Generated, Insertable, Selectable } from 'kysely';
import type { ColumnsOf } from './columns.ts';

/** A token that gives the next pair, once. Used ones stay, so that one that comes again is known. Identity: found by its hash. */
export interface RefreshTokenTable {
  /** SHA-256 of the token, hexadecimal. */
  token_hash: string;
  family_id: string;
  user_id: string;
  created_at: Generated<Date>;
  used_at: Date | null;
  expires_at: Date;
}

export type RefreshTokenRow = Selectable<RefreshTokenTable>;
export type NewRefreshToken = Insertable<RefreshTokenTable>;

export const REFRESH_TOKEN_COLUMNS = {
  token_hash: 'text',
  family_id: 'text',
  user_id: 'uuid',
  created_at: 'timestamptz',
  used_at: 'timestamptz?',
  expires_at: 'timestamptz',
} as const satisfies ColumnsOf<RefreshTokenTable>;
