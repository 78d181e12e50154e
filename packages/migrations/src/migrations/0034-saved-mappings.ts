import { sql } from 'kysely';
import { MigrationError } from '../migration-error.ts';
import type { Migration } from '../migration.ts';
import { dropEmptyTables } from './drop-empty-tables.ts';
import { tellChanges } from './tell-changes.ts';

/** A person says once how a file is read that no preset knows; an import keeps what its file was read by. */
export const savedMappings: Migration = {
  name: '0034-saved-mappings',
  kind: 'transactional',
  async up(db) {
    await sql`
      create table statement_mapping (
        user_id uuid not null,
        id uuid not null,
        name text not null check (name <> ''),
        fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
        mapping jsonb not null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        primary key (user_id, id)
      )`.execute(db);
    await tellChanges(db, { table: 'statement_mapping', kind: 'imports', hasBin: false });
    await sql`alter table statement_import add column mapping jsonb`.execute(db);
  },
  async down(db) {
    const { rows } = await sql`select 1 from statement_import where mapping is not null limit 1`.execute(db);
    if (rows.length > 0) {
      throw new MigrationError(
        'Files were read by mappings, which going back would forget: restore a backup instead.',
      );
    }
    await sql`alter table statement_import drop column mapping`.execute(db);
    await dropEmptyTables(db, ['statement_mapping']);
  },
};
