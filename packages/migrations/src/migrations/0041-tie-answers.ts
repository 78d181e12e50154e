import { sql } from 'kysely';
import type { Migration } from '../migration.ts';

/** What a person said of an import that is not recorded yet: which files of the same last day were exported after it. */
export const tieAnswers: Migration = {
  name: '0041-tie-answers',
  kind: 'online',
  async up(db) {
    await sql`alter table statement_import add column if not exists tie_answers jsonb`.execute(db);
  },
  async down(db) {
    await sql`alter table statement_import drop column if exists tie_answers`.execute(db);
  },
};
