import type { Generated } from 'kysely';
import type { ColumnsOf } from './columns.ts';

/** Opens an account once without its second factor. Identity: how an account is entered. */
export interface RecoveryCodeTable {
  user_id: string;
  /** SHA-256, hexadecimal. */
  code_hash: string;
  created_at: Generated<Date>;
  used_at: Date | null;
}

export const RECOVERY_CODE_COLUMNS = {
  user_id: 'uuid',
  code_hash: 'text',
  created_at: 'timestamptz',
  used_at: 'timestamptz?',
} as const satisfies ColumnsOf<RecoveryCodeTable>;
