import { sql } from 'kysely';
import type { Migration } from '../migration.ts';

/**
 * Whether a row that is left out is one whose amount nobody can read. The version before writes rows without that and tells it by the words of
 * their reasons, so going back forgets nothing that is needed.
 */
export const unreadRows: Migration = {
  name: '0051-unread-rows',
  kind: 'transactional',
  async up(db) {
    await sql`alter table statement_item add column is_unread boolean`.execute(db);
  },
  async down(db) {
    await sql`alter table statement_item drop column is_unread`.execute(db);
  },
};
