import { sql } from 'kysely';
import type { Migration } from '../migration.ts';

/** What a sweep looks for is a small part of its table, so that it reads the whole of such an index at little cost. */
const INDEXES = {
  earning_in_bin: sql`earning (user_id, deleted_at) where deleted_at is not null and source = 'typed'`,
  work_in_bin: sql`work (user_id, deleted_at) where deleted_at is not null and source = 'typed'`,
  payout_in_bin: sql`payout (user_id, deleted_at) where deleted_at is not null and source = 'typed'`,
  statement_import_unfinished: sql`statement_import (user_id, created_at) where state <> 'committed'`,
};

export const sweepIndexes: Migration = {
  name: '0007-sweep-indexes',
  kind: 'online',
  async up(db) {
    for (const [name, on] of Object.entries(INDEXES)) {
      // An index whose making was stopped is there, but not valid: made again rather than kept.
      await sql`drop index concurrently if exists ${sql.id(name)}`.execute(db);
      await sql`create index concurrently ${sql.id(name)} on ${on}`.execute(db);
    }
  },
  async down(db) {
    for (const name of Object.keys(INDEXES)) {
      await sql`drop index concurrently if exists ${sql.id(name)}`.execute(db);
    }
  },
};
