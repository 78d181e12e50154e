import type { Generated } from 'kysely';
import type { ColumnsOf } from './columns.ts';

/** That an account was deleted, so that no backup brings it back: the SHA-256 of its id, by which only who has the id knows it. */
export interface DeletedAccountTable {
  user_hash: string;
  deleted_at: Generated<Date>;
}

export const DELETED_ACCOUNT_COLUMNS = {
  user_hash: 'text',
  deleted_at: 'timestamptz',
} as const satisfies ColumnsOf<DeletedAccountTable>;
