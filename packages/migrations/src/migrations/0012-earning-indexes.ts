import { type Kysely, sql } from 'kysely';
import type { Migration } from '../migration.ts';

const CONSTRAINTS = [
  'earning_adjusts_fkey',
  'earning_product_fkey',
  'earning_adjusts_another',
  'earning_sale',
] as const;

/** The list walks the key of the first; every sum of the dashboard, what is owed too, never leaves it. */
const INDEXES = {
  earning_by_date: sql`earning (user_id, earned_on desc, id desc)
    include (
      platform_id, currency, has_own_hours, adjusts_id,
      gross_micros, net_micros, fees_micros, tips_micros, taxes_withheld_micros,
      pass_through_tax_micros, cash_collected_micros
    )
    where deleted_at is null`,
  earning_by_adjusted: sql`earning (user_id, adjusts_id) where adjusts_id is not null`,
  earning_by_product: sql`earning (user_id, product_id, earned_on desc, id desc) where product_id is not null`,
  earning_tagged: sql`earning (user_id, earned_on desc, id desc) where tags <> '{}'`,
};

export const earningIndexes: Migration = {
  name: '0012-earning-indexes',
  kind: 'online',
  async up(db) {
    for (const name of CONSTRAINTS) {
      await sql`alter table earning validate constraint ${sql.id(name)}`.execute(db);
    }
    for (const [name, on] of Object.entries(INDEXES)) {
      // An index whose making was stopped is there, but not valid: made again rather than kept.
      await dropIndex(db, name);
      await sql`create index concurrently ${sql.id(name)} on ${on}`.execute(db);
    }
    await dropIndex(db, 'earning_by_day');
  },
  async down(db) {
    await dropIndex(db, 'earning_by_day');
    await sql`
      create index concurrently earning_by_day on earning (user_id, earned_on desc, id desc)
      include (
        platform_id, currency, has_own_hours,
        gross_micros, net_micros, fees_micros, tips_micros, taxes_withheld_micros
      )
      where deleted_at is null`.execute(db);
    for (const name of Object.keys(INDEXES)) await dropIndex(db, name);
  },
};

async function dropIndex(db: Kysely<unknown>, name: string): Promise<void> {
  await sql`drop index concurrently if exists ${sql.id(name)}`.execute(db);
}
