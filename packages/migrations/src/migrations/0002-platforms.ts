import { sql } from 'kysely';
import type { Migration } from '../migration.ts';
import { dropEmptyTables } from './drop-empty-tables.ts';

export const platforms: Migration = {
  name: '0002-platforms',
  kind: 'transactional',
  async up(db) {
    await sql`
      create table platform (
        user_id uuid not null,
        id uuid not null,
        name text not null check (name <> ''),
        kind text not null check (
          kind in ('freelance', 'delivery', 'rideshare', 'services', 'marketplace', 'content', 'other')
        ),
        colour smallint not null check (colour between 1 and 8),
        currency text not null check (currency ~ '^[A-Z]{3}$'),
        time_zone text,
        day_cutoff_minutes smallint not null default 0 check (day_cutoff_minutes between 0 and 720),
        week_start smallint check (week_start between 1 and 7),
        expected_hourly_micros bigint check (expected_hourly_micros >= 0),
        catalogue_key text,
        archived_at timestamptz,
        version integer not null default 1,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        primary key (user_id, id)
      )`.execute(db);
    await sql`
      create unique index platform_name on platform (user_id, lower(name))
      where archived_at is null`.execute(db);
  },
  down: (db) => dropEmptyTables(db, ['platform']),
};
