import { type Kysely, sql } from 'kysely';
import type { Migration } from '../migration.ts';

const LEFT_OUT = 'statement_item_left_out';

/**
 * Whether a row that is left out is one whose amount nobody can read, and where such rows are: the list of imports counts them. The version before
 * writes rows without that and tells it by the words of their reasons; going back forgets it of the few reasons that have no such words, and no figure.
 */
export const unreadRows: Migration = {
  name: '0051-unread-rows',
  kind: 'online',
  async up(db) {
    await sql`alter table statement_item add column if not exists is_unread boolean`.execute(db);
    // An index whose making was stopped is there, but not valid: made again rather than kept.
    await dropIndex(db);
    await sql`
      create index concurrently ${sql.id(LEFT_OUT)} on statement_item (user_id, import_id)
      where payload ->> 'kind' = 'leftOut' and is_unread is not false`.execute(db);
  },
  async down(db) {
    await dropIndex(db);
    await sql`alter table statement_item drop column if exists is_unread`.execute(db);
  },
};

async function dropIndex(db: Kysely<unknown>): Promise<void> {
  await sql`drop index concurrently if exists ${sql.id(LEFT_OUT)}`.execute(db);
}
