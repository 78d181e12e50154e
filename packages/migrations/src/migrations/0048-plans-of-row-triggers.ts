import { sql } from 'kysely';
import type { Migration } from '../migration.ts';

/** They look up by its key what a row that is written points at, and bring it back where it lies among the archived years. */
const FUNCTIONS = ['work_takes_currency', 'earning_comes_back', 'work_comes_back'] as const;

/**
 * Keeps the plans by which triggers of rows look up what a row points at. A long import has statements planned each time, as tables grow under
 * it, and would plan these for each row anew. A lookup by a key has one good plan however large the table is, if only it is not made to read all
 * of a table that is small yet.
 */
export const plansOfRowTriggers: Migration = {
  name: '0048-plans-of-row-triggers',
  kind: 'transactional',
  async up(db) {
    for (const name of FUNCTIONS) {
      await sql`alter function ${sql.id(name)}() set plan_cache_mode to 'force_generic_plan'`.execute(db);
      await sql`alter function ${sql.id(name)}() set enable_seqscan to 'off'`.execute(db);
    }
  },
  async down(db) {
    for (const name of FUNCTIONS) await sql`alter function ${sql.id(name)}() reset all`.execute(db);
  },
};
