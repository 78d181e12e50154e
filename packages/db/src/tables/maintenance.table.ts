import type { ColumnType, Selectable } from 'kysely';
import type { ColumnsOf } from './columns.ts';

/** Maintenance that was announced. Of the installation: it belongs to no user. */
export interface MaintenanceWindowTable {
  id: string;
  sentence: string;
  starts_at: Date;
  ends_at: Date;
  announced_at: Date;
  /** The account; null at the command line. */
  announced_by: string | null;
  cancelled_at: ColumnType<Date | null, never, Date>;
}

export type MaintenanceWindowRow = Selectable<MaintenanceWindowTable>;

export const MAINTENANCE_WINDOW_COLUMNS = {
  id: 'uuid',
  sentence: 'text',
  starts_at: 'timestamptz',
  ends_at: 'timestamptz',
  announced_at: 'timestamptz',
  announced_by: 'uuid?',
  cancelled_at: 'timestamptz?',
} as const satisfies ColumnsOf<MaintenanceWindowTable>;

/** A time in which nothing can be saved. One at most has no end. */
export interface ReadOnlyPeriodTable {
  id: string;
  sentence: string;
  began_at: Date;
  begun_by: string | null;
  expected_end: Date | null;
  ended_at: ColumnType<Date | null, never, Date>;
}

export type ReadOnlyPeriodRow = Selectable<ReadOnlyPeriodTable>;

export const READ_ONLY_PERIOD_COLUMNS = {
  id: 'uuid',
  sentence: 'text',
  began_at: 'timestamptz',
  begun_by: 'uuid?',
  expected_end: 'timestamptz?',
  ended_at: 'timestamptz?',
} as const satisfies ColumnsOf<ReadOnlyPeriodTable>;
