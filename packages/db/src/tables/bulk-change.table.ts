import type { ColumnType, Generated, Insertable, Selectable } from 'kysely';
import type { ColumnsOf } from './columns.ts';

export type BulkChangeKind = 'edit' | 'delete';

/** One change of many earnings at once, which can be undone as one. */
export interface BulkChangeTable {
  user_id: string;
  id: string;
  kind: BulkChangeKind;
  request_hash: string;
  earning_count: number;
  created_at: Generated<Date>;
  undone_at: Date | null;
}

/** What a bulk edit can change, as it was before. */
export interface EarningBefore {
  platformId: string;
  tags: string[];
  /** Null while only statements had written the earning. */
  requestHash: string | null;
}

/** One earning of a bulk change. */
export interface BulkChangeEarningTable {
  user_id: string;
  bulk_change_id: string;
  earning_id: string;
  /** Written as `JSON.stringify(value)`. */
  before: ColumnType<EarningBefore, string, string>;
  /** The version that the change gave it; one that went on since is left as it is by an undo. */
  version_after: number;
}

export type BulkChangeRow = Selectable<BulkChangeTable>;
export type NewBulkChange = Insertable<BulkChangeTable>;

export const BULK_CHANGE_COLUMNS = {
  user_id: 'uuid',
  id: 'uuid',
  kind: 'text',
  request_hash: 'text',
  earning_count: 'int4',
  created_at: 'timestamptz',
  undone_at: 'timestamptz?',
} as const satisfies ColumnsOf<BulkChangeTable>;

export const BULK_CHANGE_EARNING_COLUMNS = {
  user_id: 'uuid',
  bulk_change_id: 'uuid',
  earning_id: 'uuid',
  before: 'jsonb',
  version_after: 'int4',
} as const satisfies ColumnsOf<BulkChangeEarningTable>;
