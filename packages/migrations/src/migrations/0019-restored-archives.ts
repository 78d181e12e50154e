import { sql } from 'kysely';
import { dropEmptyTables } from './drop-empty-tables.ts';
import type { Migration } from '../migration.ts';

export const restoredArchives: Migration = {
  name: '0019-restored-archives',
  kind: 'transactional',
  async up(db) {
    // Rows of statements have ids made of an account's seed. Without a row here it is the user's id; an account that was
    // restored goes on with the seed of the one it came from, or the same statement would be taken for another one.
    await sql`
      create table restored_archive (
        user_id uuid primary key,
        manifest_sha256 text not null check (manifest_sha256 ~ '^[0-9a-f]{64}$'),
        id_seed uuid not null,
        archived_at timestamptz not null,
        restored_at timestamptz not null
      )`.execute(db);
  },
  async down(db) {
    await dropEmptyTables(db, ['restored_archive']);
  },
};
