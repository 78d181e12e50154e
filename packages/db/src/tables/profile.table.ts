import type { Basis } from '@earntrack/contract';
import type { Currency, Weekday } from '@earntrack/domain';
import type { Generated, Insertable, Selectable, Updateable } from 'kysely';
import type { ColumnsOf } from './columns.ts';

/** The settings that decide every period and figure of one user. */
export interface ProfileTable {
  user_id: string;
  display_name: string;
  time_zone: string;
  currency: Currency;
  locale: string;
  week_start: Weekday;
  /** Month and day on which the user's tax year starts. */
  tax_year_start_month: Generated<number>;
  tax_year_start_day: Generated<number>;
  /** Where a refund counts: when it happened (cash), or with what it adjusts (accrual). */
  basis: Generated<Basis>;
  version: Generated<number>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
}

export type ProfileRow = Selectable<ProfileTable>;
export type NewProfile = Insertable<ProfileTable>;
export type ProfilePatch = Updateable<ProfileTable>;

export const PROFILE_COLUMNS = {
  user_id: 'uuid',
  display_name: 'text',
  time_zone: 'text',
  currency: 'text',
  locale: 'text',
  week_start: 'int2',
  tax_year_start_month: 'int2',
  tax_year_start_day: 'int2',
  basis: 'text',
  version: 'int4',
  created_at: 'timestamptz',
  updated_at: 'timestamptz',
} as const satisfies ColumnsOf<ProfileTable>;
