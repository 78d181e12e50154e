import { sql } from 'kysely';
import type { Migration } from '../migration.ts';
import { dropEmptyTables } from './drop-empty-tables.ts';

export const releases: Migration = {
  name: '0022-releases',
  kind: 'transactional',
  async up(db) {
    await sql`
      create table release (
        id uuid primary key,
        version text not null check (version <> '' and length(version) <= 100),
        result text not null check (result in ('succeeded', 'failed', 'rolled_back')),
        at timestamptz not null default now(),
        note text not null default '' check (length(note) <= 500)
      )`.execute(db);
    await sql`create index release_by_time on release (at, id)`.execute(db);
  },
  async down(db) {
    await dropEmptyTables(db, ['release']);
  },
};
