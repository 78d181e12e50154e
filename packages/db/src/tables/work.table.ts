import type { EarningSource } from '@earntrack/contract';
import type { Clock, Currency, LocalDate } from '@earntrack/domain';
import type { Generated, GeneratedAlways, Insertable, Selectable, Updateable } from 'kysely';
import type { ColumnsOf } from './columns.ts';

/** One stretch of time spent. */
export interface WorkTable {
  user_id: string;
  id: string;
  /** The earning whose hours these are; that earning then has `has_own_hours`. */
  earning_id: string | null;
  worked_on: LocalDate;
  /** The clock that the span, or the typed duration, measures. */
  clock: Clock;
  started_at: Date | null;
  ended_at: Date | null;
  door_to_door_seconds: number | null;
  online_seconds: number | null;
  engaged_seconds: number | null;
  distance_metres: number | null;
  note: Generated<string>;
  source: EarningSource;
  /** As in `earning`. */
  request_hash: string | null;
  deleted_at: Date | null;
  version: Generated<number>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
  /**
   * A copy of `work_platform`, sorted, that PostgreSQL keeps for reading many rows at once. It is made after the row: what
   * an insert or an update of `work` returns does not show it yet.
   */
  platform_ids: GeneratedAlways<string[]>;
  /** A copy of the currency of the earning whose hours these are, kept by PostgreSQL. */
  own_currency: GeneratedAlways<Currency | null>;
}

export type WorkRow = Selectable<WorkTable>;
export type NewWork = Insertable<WorkTable>;
export type WorkPatch = Updateable<WorkTable>;

export const WORK_COLUMNS = {
  user_id: 'uuid',
  id: 'uuid',
  earning_id: 'uuid?',
  worked_on: 'date',
  clock: 'text',
  started_at: 'timestamptz?',
  ended_at: 'timestamptz?',
  door_to_door_seconds: 'int4?',
  online_seconds: 'int4?',
  engaged_seconds: 'int4?',
  distance_metres: 'int4?',
  note: 'text',
  source: 'text',
  request_hash: 'text?',
  deleted_at: 'timestamptz?',
  version: 'int4',
  created_at: 'timestamptz',
  updated_at: 'timestamptz',
  platform_ids: '_uuid',
  own_currency: 'text?',
} as const satisfies ColumnsOf<WorkTable>;
