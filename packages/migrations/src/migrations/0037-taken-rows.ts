import { type Kysely, sql } from 'kysely';
import { MigrationError } from '../migration-error.ts';
import type { Migration } from '../migration.ts';

const DECISION = 'statement_item_decision_check';
const ADJUSTING = 'statement_item_adjusting';

/**
 * A person may take what a row says although they changed its entry; what they had is kept beside the row, to be given back. And corrections
 * are found by the id of what they correct, to be tied to it once it is there again.
 */
export const takenRows: Migration = {
  name: '0037-taken-rows',
  kind: 'online',
  async up(db) {
    await db.transaction().execute(async (tx) => {
      await sql`alter table statement_item add column if not exists replaced jsonb`.execute(tx);
      await replaceCheck(
        tx,
        sql`
          decision in ('leaveOut', 'merge', 'take') and (decision = 'merge') = (row_id is not null)
            and (decision = 'take' or replaced is null)
          or decision is null and row_id is null and replaced is null`,
      );
    });
    await validateCheck(db);
    // An index whose making was stopped is there, but not valid: made again rather than kept.
    await dropIndex(db);
    await sql`
      create index concurrently ${sql.id(ADJUSTING)} on statement_item (user_id, (payload ->> 'adjusts'))
      where payload ->> 'adjusts' is not null`.execute(db);
  },
  async down(db) {
    await db.transaction().execute(async (tx) => {
      await sql`lock table statement_item in share row exclusive mode`.execute(tx);
      const { rows } =
        await sql`select 1 from statement_item where decision = 'take' or replaced is not null limit 1`.execute(
          tx,
        );
      if (rows.length > 0) {
        throw new MigrationError(
          'Rows of statements were taken by people instead of what they had, which going back would forget.',
        );
      }
      await replaceCheck(
        tx,
        sql`
          decision in ('leaveOut', 'merge') and (decision = 'merge') = (row_id is not null)
          or decision is null and row_id is null`,
      );
      await sql`alter table statement_item drop column if exists replaced`.execute(tx);
    });
    await validateCheck(db);
    await dropIndex(db);
  },
};

async function dropIndex(db: Kysely<unknown>): Promise<void> {
  await sql`drop index concurrently if exists ${sql.id(ADJUSTING)}`.execute(db);
}

async function replaceCheck(tx: Kysely<unknown>, check: ReturnType<typeof sql>): Promise<void> {
  await sql`alter table statement_item drop constraint if exists ${sql.id(DECISION)}`.execute(tx);
  await sql`
    alter table statement_item add constraint ${sql.id(DECISION)} check (${check}) not valid`.execute(tx);
}

/** Reads all rows, and keeps nobody from writing meanwhile. */
async function validateCheck(db: Kysely<unknown>): Promise<void> {
  await sql`alter table statement_item validate constraint ${sql.id(DECISION)}`.execute(db);
}
