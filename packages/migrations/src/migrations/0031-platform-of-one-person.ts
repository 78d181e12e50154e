import { sql } from 'kysely';
import type { Migration } from '../migration.ts';

const TABLES = ['earning', 'earning_day', 'payout'] as const;

/**
 * Tells the planner that a platform is of one person. It took the two for independent of each other, expected one row of a platform where
 * there are thousands, and read and sorted all of them for a page.
 */
export const platformOfOnePerson: Migration = {
  name: '0031-platform-of-one-person',
  kind: 'online',
  async up(db) {
    for (const table of TABLES) {
      await sql`
        create statistics if not exists ${nameOf(table)} (dependencies)
        on user_id, platform_id from ${sql.table(table)}`.execute(db);
      await sql`analyze ${sql.table(table)}`.execute(db);
    }
  },
  async down(db) {
    for (const table of TABLES) await sql`drop statistics if exists ${nameOf(table)}`.execute(db);
  },
};

function nameOf(table: (typeof TABLES)[number]) {
  return sql.id(`${table}_of_one_person`);
}
