import type { Generated, Insertable, Selectable } from 'kysely';
import type { ColumnsOf } from './columns.ts';

export type AccountRequestKind = 'reset_password' | 'change_email';

/** A link that was sent by e-mail. Identity: found by the hash of its token before a user is known. */
export interface AccountRequestTable {
  /** SHA-256 of the token, hexadecimal. */
  token_hash: string;
  user_id: string;
  kind: AccountRequestKind;
  /** The new address, for "change_email" only. */
  email: string | null;
  created_at: Generated<Date>;
  expires_at: Date;
}

export type AccountRequestRow = Selectable<AccountRequestTable>;
export type NewAccountRequest = Insertable<AccountRequestTable>;

export const ACCOUNT_REQUEST_COLUMNS = {
  token_hash: 'text',
  user_id: 'uuid',
  kind: 'text',
  email: 'text?',
  created_at: 'timestamptz',
  expires_at: 'timestamptz',
} as const satisfies ColumnsOf<AccountRequestTable>;
