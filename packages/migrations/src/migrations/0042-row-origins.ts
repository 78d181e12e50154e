import { sql } from 'kysely';
import { MigrationError } from '../migration-error.ts';
import type { Migration } from '../migration.ts';

/**
 * From which columns of its file the values of an earning are made: once for each kind of rows of an import, and the kinds of the rows of
 * an item in a column of their own. What an item says is read strictly: with another name in it the version before would take nothing of it.
 */
export const rowOrigins: Migration = {
  name: '0042-row-origins',
  kind: 'transactional',
  async up(db) {
    await sql`alter table statement_import add column origins jsonb`.execute(db);
    await sql`alter table statement_item add column row_origins jsonb`.execute(db);
  },
  async down(db) {
    await sql`lock table statement_import in share row exclusive mode`.execute(db);
    const { rows } = await sql`select 1 from statement_import where origins is not null limit 1`.execute(db);
    if (rows.length > 0) {
      throw new MigrationError(
        'Imports say from which columns their values came, which going back would forget.',
      );
    }
    await sql`alter table statement_import drop column origins`.execute(db);
    // These are numbers of kinds, and mean nothing without them.
    await sql`alter table statement_item drop column row_origins`.execute(db);
  },
};
