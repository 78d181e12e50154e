import type { Generated, Insertable, Selectable } from 'kysely';
import type { ColumnsOf } from './columns.ts';

/** A signed-in program, with all refresh tokens that came of one sign-in. Identity: found before a user is known. */
export interface TokenFamilyTable {
  /** SHA-256 of the first refresh token, hexadecimal: opens nothing. */
  id: string;
  user_id: string;
  /** What the program says that it is. */
  user_agent: string;
  created_at: Generated<Date>;
  last_used_at: Generated<Date>;
  expires_at: Date;
}

export type TokenFamilyRow = Selectable<TokenFamilyTable>;
export type NewTokenFamily = Insertable<TokenFamilyTable>;

export const TOKEN_FAMILY_COLUMNS = {
  id: 'text',
  user_id: 'uuid',
  user_agent: 'text',
  created_at: 'timestamptz',
  last_used_at: 'timestamptz',
  expires_at: 'timestamptz',
} as const satisfies ColumnsOf<TokenFamilyTable>;
