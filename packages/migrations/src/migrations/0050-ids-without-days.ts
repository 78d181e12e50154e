import { type Kysely, sql } from 'kysely';
import { MigrationError } from '../migration-error.ts';
import type { Migration } from '../migration.ts';

const WITHOUT_DAY = 'statement_item_without_day';

/** By what rows are known that a later export of their platform puts on another day. */
export const idsWithoutDays: Migration = {
  name: '0050-ids-without-days',
  kind: 'online',
  async up(db) {
    await sql`alter table statement_item add column if not exists id_without_day uuid`.execute(db);
    // An index whose making was stopped is there, but not valid: made again rather than kept.
    await dropIndex(db);
    await sql`
      create index concurrently ${sql.id(WITHOUT_DAY)} on statement_item (user_id, id_without_day)
      where id_without_day is not null`.execute(db);
  },
  async down(db) {
    await db.transaction().execute(async (tx) => {
      await sql`lock table statement_item in share row exclusive mode`.execute(tx);
      const { rows } =
        await sql`select 1 from statement_item where id_without_day is not null limit 1`.execute(tx);
      if (rows.length > 0) {
        throw new MigrationError(
          'Rows of statements say what they are on whatever day, and payouts that move would be counted twice without that.',
        );
      }
      await sql`alter table statement_item drop column if exists id_without_day`.execute(tx);
    });
    await dropIndex(db);
  },
};

async function dropIndex(db: Kysely<unknown>): Promise<void> {
  await sql`drop index concurrently if exists ${sql.id(WITHOUT_DAY)}`.execute(db);
}
