import type { Role } from '@earntrack/contract';
import type { Generated, Insertable, Selectable, Updateable } from 'kysely';
import type { ColumnsOf } from './columns.ts';

/** Who may sign in. Identity: found by e-mail address before a user is known. */
export interface AccountTable {
  user_id: string;
  /** Lower case, unique. */
  email: string;
  /** A PHC string of argon2id. */
  password_hash: string;
  role: Role;
  /** Another number after each change of how the account is entered. */
  entrance: Generated<number>;
  created_at: Generated<Date>;
}

export type AccountRow = Selectable<AccountTable>;
export type NewAccount = Insertable<AccountTable>;
export type AccountPatch = Updateable<AccountTable>;

export const ACCOUNT_COLUMNS = {
  user_id: 'uuid',
  email: 'text',
  password_hash: 'text',
  role: 'text',
  entrance: 'int4',
  created_at: 'timestamptz',
} as const satisfies ColumnsOf<AccountTable>;
