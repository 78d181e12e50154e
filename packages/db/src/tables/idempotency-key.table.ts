import type { Generated } from 'kysely';
import type { ColumnsOf } from './columns.ts';

/** A request that a program named itself, with what it was answered. */
export interface IdempotencyKeyTable {
  user_id: string;
  key: string;
  /** Of the operation and everything that was asked. */
  request_hash: string;
  /** The JSON of the answer, to the letter. Null only inside of the transaction that makes it. */
  answer: string | null;
  created_at: Generated<Date>;
}

export const IDEMPOTENCY_KEY_COLUMNS = {
  user_id: 'uuid',
  key: 'text',
  request_hash: 'text',
  answer: 'text?',
  created_at: 'timestamptz',
} as const satisfies ColumnsOf<IdempotencyKeyTable>;
