import type { GoalPeriodKind } from '@earntrack/contract';
import type { Currency } from '@earntrack/domain';
import type { Generated, Insertable, Selectable, Updateable } from 'kysely';
import type { ColumnsOf } from './columns.ts';

/** What a user wants to make, net, in every period of a kind. */
export interface GoalTable {
  user_id: string;
  id: string;
  /** Null: on all platforms together. */
  platform_id: string | null;
  period_kind: GoalPeriodKind;
  currency: Currency;
  target_micros: bigint;
  request_hash: string;
  version: Generated<number>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
  /** In the bin since. */
  deleted_at: Date | null;
}

export type GoalRow = Selectable<GoalTable>;
export type NewGoal = Insertable<GoalTable>;
export type GoalPatch = Updateable<GoalTable>;

export const GOAL_COLUMNS = {
  user_id: 'uuid',
  id: 'uuid',
  platform_id: 'uuid?',
  period_kind: 'text',
  currency: 'text',
  target_micros: 'int8',
  request_hash: 'text',
  version: 'int4',
  created_at: 'timestamptz',
  updated_at: 'timestamptz',
  deleted_at: 'timestamptz?',
} as const satisfies ColumnsOf<GoalTable>;
