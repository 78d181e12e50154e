import { sql } from 'kysely';
import { MigrationError } from '../migration-error.ts';
import type { Migration } from '../migration.ts';

/** What a person said of an import that is not recorded yet: which files of the same last day were exported after it. */
export const tieAnswers: Migration = {
  name: '0041-tie-answers',
  kind: 'online',
  async up(db) {
    await sql`alter table statement_import add column if not exists tie_answers jsonb`.execute(db);
  },
  async down(db) {
    await db.transaction().execute(async (tx) => {
      await sql`lock table statement_import in share row exclusive mode`.execute(tx);
      const { rows } = await sql`
        select 1 from statement_import where tie_answers is not null limit 1`.execute(tx);
      if (rows.length > 0) {
        throw new MigrationError(
          'Of imports that are not recorded yet it is said which files are later, which going back would forget. Record or cancel them first.',
        );
      }
      await sql`alter table statement_import drop column if exists tie_answers`.execute(tx);
    });
  },
};
