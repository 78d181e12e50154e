import type { ActDetails, OperatorAction } from '@earntrack/contract';
import type { ColumnType, Selectable } from 'kysely';
import type { ColumnsOf } from './columns.ts';

/** What was done with the installation. The database refuses to change a row, or to let one go within a year. */
export interface OperatorActTable {
  id: string;
  at: Date;
  action: OperatorAction;
  /** The account; null at the command line. */
  actor_id: string | null;
  address: string;
  /** Written as `JSON.stringify(value)`. */
  details: ColumnType<ActDetails, string, string>;
}

export type OperatorActRow = Selectable<OperatorActTable>;

export const OPERATOR_ACT_COLUMNS = {
  id: 'uuid',
  at: 'timestamptz',
  action: 'text',
  actor_id: 'uuid?',
  address: 'text',
  details: 'jsonb',
} as const satisfies ColumnsOf<OperatorActTable>;
