import { type Kysely, sql } from 'kysely';
import { MigrationError } from '../migration-error.ts';
import type { Migration } from '../migration.ts';

const JOINING = 'statement_item_joining';

/** Which rows of fees are in an earning: by the day, as only rows of one day are put together. */
export const joinedRows: Migration = {
  name: '0040-joined-rows',
  kind: 'online',
  async up(db) {
    await sql`alter table statement_item add column if not exists joined_ids jsonb`.execute(db);
    // An index whose making was stopped is there, but not valid: made again rather than kept.
    await dropIndex(db);
    await sql`
      create index concurrently ${sql.id(JOINING)} on statement_item (user_id, (payload ->> 'earnedOn'))
      where joined_ids is not null`.execute(db);
  },
  async down(db) {
    await db.transaction().execute(async (tx) => {
      await sql`lock table statement_item in share row exclusive mode`.execute(tx);
      const { rows } = await sql`select 1 from statement_item where joined_ids is not null limit 1`.execute(
        tx,
      );
      if (rows.length > 0) {
        throw new MigrationError(
          'Rows of statements say which fees are in them, and fees would be counted twice without that.',
        );
      }
      await sql`alter table statement_item drop column if exists joined_ids`.execute(tx);
    });
    await dropIndex(db);
  },
};

async function dropIndex(db: Kysely<unknown>): Promise<void> {
  await sql`drop index concurrently if exists ${sql.id(JOINING)}`.execute(db);
}
