import type { EarningSource } from '@earntrack/contract';
import type { Currency, LocalDate } from '@earntrack/domain';
import type { Generated, GeneratedAlways, Insertable, Selectable, Updateable } from 'kysely';
import type { ColumnsOf } from './columns.ts';

/** One item of income. Amounts are micros of `currency`. */
export interface EarningTable {
  user_id: string;
  id: string;
  platform_id: string;
  earned_on: LocalDate;
  currency: Currency;
  base_micros: Generated<bigint>;
  tips_micros: Generated<bigint>;
  bonuses_micros: Generated<bigint>;
  adjustments_micros: Generated<bigint>;
  reimbursements_micros: Generated<bigint>;
  fees_micros: Generated<bigint>;
  taxes_withheld_micros: Generated<bigint>;
  pass_through_tax_micros: Generated<bigint>;
  cash_collected_micros: Generated<bigint>;
  /** base + tips + bonuses + adjustments, computed by PostgreSQL. */
  gross_micros: GeneratedAlways<bigint>;
  /** gross + reimbursements − fees − taxes withheld, computed by PostgreSQL. */
  net_micros: GeneratedAlways<bigint>;
  note: Generated<string>;
  description: Generated<string>;
  source: EarningSource;
  external_id: string | null;
  /**
   * Hash of the create request: the same id with the same hash is the same create. Null while only statements have written
   * the row; one that a person changed has it, and no import overwrites it any more.
   */
  request_hash: string | null;
  /**
   * True while a `work` row that is not deleted names this earning. Whoever writes such a row sets this in the same
   * transaction. Stored, not derived, so that the sums of a day know it without joining work.
   */
  has_own_hours: Generated<boolean>;
  /** The earning that this refund or correction adjusts, where it is known. */
  adjusts_id: string | null;
  /** The product that was sold; such an earning is a sale, and `units` says of how many. */
  product_id: string | null;
  /** Negative for units that came back. Null exactly where there is no product. */
  units: number | null;
  tags: Generated<string[]>;
  /** The tombstone: in the bin since then. */
  deleted_at: Date | null;
  version: Generated<number>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
}

export type EarningRow = Selectable<EarningTable>;
export type NewEarning = Insertable<EarningTable>;
export type EarningPatch = Updateable<EarningTable>;

export const EARNING_COLUMNS = {
  user_id: 'uuid',
  id: 'uuid',
  platform_id: 'uuid',
  earned_on: 'date',
  currency: 'text',
  base_micros: 'int8',
  tips_micros: 'int8',
  bonuses_micros: 'int8',
  adjustments_micros: 'int8',
  reimbursements_micros: 'int8',
  fees_micros: 'int8',
  taxes_withheld_micros: 'int8',
  pass_through_tax_micros: 'int8',
  cash_collected_micros: 'int8',
  gross_micros: 'int8',
  net_micros: 'int8',
  note: 'text',
  description: 'text',
  source: 'text',
  external_id: 'text?',
  request_hash: 'text?',
  has_own_hours: 'bool',
  adjusts_id: 'uuid?',
  product_id: 'uuid?',
  units: 'int4?',
  tags: '_text',
  deleted_at: 'timestamptz?',
  version: 'int4',
  created_at: 'timestamptz',
  updated_at: 'timestamptz',
} as const satisfies ColumnsOf<EarningTable>;
