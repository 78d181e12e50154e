import { type Kysely, sql } from 'kysely';
import { MigrationError } from '../migration-error.ts';
import type { Migration } from '../migration.ts';

const DECISION = 'statement_item_decision_check';

/** A row that is an earning which a person typed may be taken instead of what they typed, and may take it back. */
export const takenOfTyped: Migration = {
  name: '0039-taken-of-typed',
  kind: 'online',
  async up(db) {
    await replaceCheck(
      db,
      sql`
        decision in ('leaveOut', 'merge', 'take') and (decision <> 'merge' or row_id is not null)
          and (decision = 'take' or replaced is null)
        or decision is null and row_id is null and replaced is null`,
    );
  },
  async down(db) {
    const { rows } = await sql`
      select 1 from statement_item where decision <> 'merge' and row_id is not null limit 1`.execute(db);
    if (rows.length > 0) {
      throw new MigrationError(
        'Rows of statements were taken by people instead of what they typed, which going back would forget.',
      );
    }
    await replaceCheck(
      db,
      sql`
        decision in ('leaveOut', 'merge', 'take') and (decision = 'merge') = (row_id is not null)
          and (decision = 'take' or replaced is null)
        or decision is null and row_id is null and replaced is null`,
    );
  },
};

/** The old check goes with the transaction that has the new one; that all rows hold to it is looked at apart, and keeps nobody from writing. */
async function replaceCheck(db: Kysely<unknown>, check: ReturnType<typeof sql>): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`alter table statement_item drop constraint if exists ${sql.id(DECISION)}`.execute(tx);
    await sql`
      alter table statement_item add constraint ${sql.id(DECISION)} check (${check}) not valid`.execute(tx);
  });
  await sql`alter table statement_item validate constraint ${sql.id(DECISION)}`.execute(db);
}
