import { sql } from 'kysely';
import type { Migration } from '../migration.ts';
import { dropEmptyTables } from './drop-empty-tables.ts';

export const bulkChanges: Migration = {
  name: '0013-bulk-changes',
  kind: 'transactional',
  async up(db) {
    await sql`
      create table bulk_change (
        user_id uuid not null,
        id uuid not null,
        kind text not null check (kind in ('edit', 'delete')),
        request_hash text not null,
        earning_count integer not null check (earning_count >= 0),
        created_at timestamptz not null default now(),
        undone_at timestamptz,
        primary key (user_id, id)
      )`.execute(db);
    await sql`create index bulk_change_by_age on bulk_change (user_id, created_at)`.execute(db);
    // What each earning was before, and the version that the change gave it: one that went on since is left alone by an undo.
    await sql`
      create table bulk_change_earning (
        user_id uuid not null,
        bulk_change_id uuid not null,
        earning_id uuid not null,
        before jsonb not null,
        version_after integer not null,
        primary key (user_id, bulk_change_id, earning_id),
        foreign key (user_id, bulk_change_id) references bulk_change (user_id, id) on delete cascade
      )`.execute(db);
  },
  down: (db) => dropEmptyTables(db, ['bulk_change_earning', 'bulk_change']),
};
