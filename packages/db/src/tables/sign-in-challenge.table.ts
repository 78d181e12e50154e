import type { Generated, Insertable, Selectable } from 'kysely';
import type { ColumnsOf } from './columns.ts';

/** Half a sign-in: the password was right, and a code is missing. Identity: found by the hash of its token. */
export interface SignInChallengeTable {
  /** SHA-256 of the token, hexadecimal. */
  token_hash: string;
  user_id: string;
  /** Codes that were tried with it. */
  attempts: Generated<number>;
  created_at: Generated<Date>;
  expires_at: Date;
}

export type SignInChallengeRow = Selectable<SignInChallengeTable>;
export type NewSignInChallenge = Insertable<SignInChallengeTable>;

export const SIGN_IN_CHALLENGE_COLUMNS = {
  token_hash: 'text',
  user_id: 'uuid',
  attempts: 'int2',
  created_at: 'timestamptz',
  expires_at: 'timestamptz',
} as const satisfies ColumnsOf<SignInChallengeTable>;
