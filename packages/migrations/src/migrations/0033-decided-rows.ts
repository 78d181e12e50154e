import { type Kysely, sql } from 'kysely';
import { MigrationError } from '../migration-error.ts';
import type { Migration } from '../migration.ts';

const DECISION = 'statement_item_decision_check';
const MERGED = 'statement_item_merged';

/** What a person decided of a row before its file was recorded: to leave it out, or that it is an earning that they typed. */
export const decidedRows: Migration = {
  name: '0033-decided-rows',
  kind: 'online',
  async up(db) {
    await db.transaction().execute(async (tx) => {
      await sql`
        alter table statement_item
          add column if not exists decision text,
          add column if not exists row_id uuid`.execute(tx);
      await sql`alter table statement_item drop constraint if exists ${sql.id(DECISION)}`.execute(tx);
      await sql`
        alter table statement_item add constraint ${sql.id(DECISION)} check (
          decision in ('leaveOut', 'merge') and (decision = 'merge') = (row_id is not null)
          or decision is null and row_id is null
        ) not valid`.execute(tx);
    });
    await sql`alter table statement_item validate constraint ${sql.id(DECISION)}`.execute(db);
    // An index whose making was stopped is there, but not valid: made again rather than kept.
    await dropIndex(db);
    await sql`
      create index concurrently ${sql.id(MERGED)} on statement_item (user_id, row_id)
      where row_id is not null`.execute(db);
  },
  async down(db) {
    await db.transaction().execute(async (tx) => {
      await sql`lock table statement_item in share row exclusive mode`.execute(tx);
      const { rows } = await sql`select 1 from statement_item where decision is not null limit 1`.execute(tx);
      if (rows.length > 0) {
        throw new MigrationError('Rows of statements were decided by people, which going back would forget.');
      }
      await sql`
        alter table statement_item drop column if exists decision, drop column if exists row_id`.execute(tx);
    });
    await dropIndex(db);
  },
};

async function dropIndex(db: Kysely<unknown>): Promise<void> {
  await sql`drop index concurrently if exists ${sql.id(MERGED)}`.execute(db);
}
