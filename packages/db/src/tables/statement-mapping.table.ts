import type { ColumnType, Generated, Insertable, Selectable } from 'kysely';
import type { ColumnsOf } from './columns.ts';

/** How a person has files read that no preset knows. */
export interface StatementMappingTable {
  user_id: string;
  id: string;
  name: string;
  /** SHA-256 of the names in the header that it was made for, hexadecimal. */
  fingerprint: string;
  /** In the form of a mapping file. Written as `JSON.stringify(value)` and read as the value. */
  mapping: ColumnType<Record<string, unknown>, string, string>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
}

export type StatementMappingRow = Selectable<StatementMappingTable>;
export type NewStatementMapping = Insertable<StatementMappingTable>;

export const STATEMENT_MAPPING_COLUMNS = {
  user_id: 'uuid',
  id: 'uuid',
  name: 'text',
  fingerprint: 'text',
  mapping: 'jsonb',
  created_at: 'timestamptz',
  updated_at: 'timestamptz',
} as const satisfies ColumnsOf<StatementMappingTable>;
