import { sql } from 'kysely';
import type { Migration } from '../migration.ts';
import { MigrationError } from '../migration-error.ts';

export const earningDetails: Migration = {
  name: '0011-earning-details',
  kind: 'transactional',
  async up(db) {
    // Constants as defaults and constraints that are validated later: a large table is locked for a moment only.
    await sql`
      alter table earning
        add column adjusts_id uuid,
        add column product_id uuid,
        add column units integer,
        add column tags text[] not null default '{}'`.execute(db);
    await sql`
      alter table earning
        add constraint earning_adjusts_fkey foreign key (user_id, adjusts_id)
          references earning (user_id, id) on delete set null (adjusts_id) not valid,
        add constraint earning_product_fkey foreign key (user_id, product_id)
          references product (user_id, id) not valid,
        add constraint earning_adjusts_another check (adjusts_id <> id) not valid,
        add constraint earning_sale check (
          (product_id is null) = (units is null) and units <> 0
        ) not valid`.execute(db);
  },
  async down(db) {
    const { rows } = await sql`
      select 1 from earning
      where adjusts_id is not null or product_id is not null or tags <> '{}' limit 1`.execute(db);
    if (rows.length > 0) {
      throw new MigrationError('Earnings have tags, products or refunds, which going back would delete.');
    }
    await sql`
      alter table earning
        drop column adjusts_id, drop column product_id, drop column units, drop column tags`.execute(db);
  },
};
