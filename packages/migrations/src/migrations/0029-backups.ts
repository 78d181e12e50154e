import { sql } from 'kysely';
import type { Migration } from '../migration.ts';
import { dropEmptyTables } from './drop-empty-tables.ts';

export const backups: Migration = {
  name: '0029-backups',
  kind: 'transactional',
  async up(db) {
    await sql`
      create table backup_run (
        id uuid primary key,
        day date,
        name text,
        place text not null,
        state text not null check (state in ('running', 'made', 'verified', 'failed')),
        reason text not null default '' check (length(reason) <= 1000),
        row_count bigint,
        byte_count bigint,
        begun_at timestamptz not null,
        seen_at timestamptz not null,
        ended_at timestamptz,
        made_at timestamptz,
        verified_at timestamptz,
        check ((state = 'running') = (ended_at is null)),
        check ((state = 'verified') = (verified_at is not null))
      )`.execute(db);
    // Of a day there is one backup by schedule, whichever server makes it; one that failed is no hindrance to the next try.
    await sql`
      create unique index backup_run_of_day on backup_run (day) where day is not null and state <> 'failed'`.execute(
      db,
    );
    await sql`create index backup_run_by_time on backup_run (begun_at)`.execute(db);
    // Names nobody: only who has the id already, as a backup does, can tell that it was deleted.
    await sql`
      create table deleted_account (
        user_hash text primary key check (user_hash ~ '^[0-9a-f]{64}$'),
        deleted_at timestamptz not null default now()
      )`.execute(db);
  },
  async down(db) {
    await dropEmptyTables(db, ['backup_run', 'deleted_account']);
  },
};
