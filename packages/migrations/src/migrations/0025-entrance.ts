import { sql } from 'kysely';
import type { Migration } from '../migration.ts';

export const entrance: Migration = {
  name: '0025-entrance',
  kind: 'transactional',
  async up(db) {
    // Raised by whatever ends all sign-ins, so that one which is under way at that moment is recognised.
    await sql`alter table account add column entrance integer not null default 1`.execute(db);
  },
  async down(db) {
    await sql`alter table account drop column entrance`.execute(db);
  },
};
