import type { EarningSource } from '@earntrack/contract';
import type { Currency, LocalDate } from '@earntrack/domain';
import type { Generated, Insertable, Selectable, Updateable } from 'kysely';
import type { ColumnsOf } from './columns.ts';

/** Money that a platform sent to the bank. It settles earnings and is never income. */
export interface PayoutTable {
  user_id: string;
  id: string;
  platform_id: string;
  paid_on: LocalDate;
  currency: Currency;
  /** Positive = sent to the user. */
  amount_micros: bigint;
  description: Generated<string>;
  source: EarningSource;
  external_id: string | null;
  /** Hash of the create request, of one that a person typed; null for one that only statements have written. */
  request_hash: string | null;
  deleted_at: Date | null;
  version: Generated<number>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
}

export type PayoutRow = Selectable<PayoutTable>;
export type NewPayout = Insertable<PayoutTable>;
export type PayoutPatch = Updateable<PayoutTable>;

export const PAYOUT_COLUMNS = {
  user_id: 'uuid',
  id: 'uuid',
  platform_id: 'uuid',
  paid_on: 'date',
  currency: 'text',
  amount_micros: 'int8',
  description: 'text',
  source: 'text',
  external_id: 'text?',
  request_hash: 'text?',
  deleted_at: 'timestamptz?',
  version: 'int4',
  created_at: 'timestamptz',
  updated_at: 'timestamptz',
} as const satisfies ColumnsOf<PayoutTable>;
