import { sql } from 'kysely';
import type { Migration } from '../migration.ts';
import { dropEmptyTables } from './drop-empty-tables.ts';

export const statements: Migration = {
  name: '0006-statements',
  kind: 'transactional',
  async up(db) {
    await sql`
      create table statement_import (
        user_id uuid not null,
        id uuid not null,
        preset_id text not null,
        file_name text not null,
        file_sha256 text not null,
        state text not null check (state in ('staged', 'committed', 'cancelled')),
        row_count integer not null check (row_count > 0),
        item_count integer not null check (item_count > 0),
        why text not null,
        platforms jsonb not null,
        counts jsonb not null,
        control jsonb,
        created_at timestamptz not null default now(),
        committed_at timestamptz,
        primary key (user_id, id),
        check ((state = 'committed') = (committed_at is not null))
      )`.execute(db);
    await sql`
      create index statement_import_by_age on statement_import (user_id, created_at desc, id desc)`.execute(
      db,
    );
    await sql`
      create table statement_item (
        user_id uuid not null,
        import_id uuid not null,
        chunk integer not null check (chunk >= 0),
        position integer not null check (position >= 0),
        payload jsonb not null,
        target_id uuid,
        platform_id uuid,
        outcome text not null check (outcome in ('new', 'unchanged', 'changed', 'leftOut')),
        primary key (user_id, import_id, chunk, position),
        foreign key (user_id, import_id) references statement_import (user_id, id) on delete cascade
      )`.execute(db);
  },
  down: (db) => dropEmptyTables(db, ['statement_item', 'statement_import']),
};
