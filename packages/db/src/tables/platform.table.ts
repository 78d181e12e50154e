import type { PlatformColour, PlatformKind } from '@earntrack/contract';
import type { Currency, Weekday } from '@earntrack/domain';
import type { Generated, Insertable, Selectable, Updateable } from 'kysely';
import type { ColumnsOf } from './columns.ts';

/** A platform of one user; its name is unique, whatever the case, among those that are not archived. */
export interface PlatformTable {
  user_id: string;
  id: string;
  name: string;
  kind: PlatformKind;
  colour: PlatformColour;
  currency: Currency;
  /** Null: the profile's. */
  time_zone: string | null;
  day_cutoff_minutes: Generated<number>;
  /** Null: the profile's. */
  week_start: Weekday | null;
  expected_hourly_micros: bigint | null;
  catalogue_key: string | null;
  archived_at: Date | null;
  version: Generated<number>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
  /** In the bin since. */
  deleted_at: Date | null;
}

export type PlatformRow = Selectable<PlatformTable>;
export type NewPlatform = Insertable<PlatformTable>;
export type PlatformPatch = Updateable<PlatformTable>;

export const PLATFORM_COLUMNS = {
  user_id: 'uuid',
  id: 'uuid',
  name: 'text',
  kind: 'text',
  colour: 'int2',
  currency: 'text',
  time_zone: 'text?',
  day_cutoff_minutes: 'int2',
  week_start: 'int2?',
  expected_hourly_micros: 'int8?',
  catalogue_key: 'text?',
  archived_at: 'timestamptz?',
  version: 'int4',
  created_at: 'timestamptz',
  updated_at: 'timestamptz',
  deleted_at: 'timestamptz?',
} as const satisfies ColumnsOf<PlatformTable>;
