import { sql } from 'kysely';
import type { Migration } from '../migration.ts';
import { forEachOwner } from './for-each-owner.ts';
import { createDayTrigger, DAY_EVENTS, dropDayTrigger, keepDays } from './keep-days.ts';

export const FIRST_DAY_SUMS = {
  earning_count: 'sum(sign)',
  paid_count: `coalesce(
        sum(sign) filter (where adjusts_id is null and net_micros + taxes_withheld_micros > 0), 0)`,
  gross_micros: 'sum(sign * gross_micros)',
  fees_micros: 'sum(sign * fees_micros)',
  net_micros: 'sum(sign * net_micros)',
  tips_micros: 'sum(sign * tips_micros)',
  taxes_withheld_micros: 'sum(sign * taxes_withheld_micros)',
  positive_micros: 'sum(sign * greatest(net_micros + taxes_withheld_micros, 0))',
};

const days = keepDays(FIRST_DAY_SUMS);

/**
 * What the earnings outside of the bin add up to, day by day. The database keeps it, whoever writes an earning: a server of
 * the version before too, while it still runs.
 */
export const sumsByDay: Migration = {
  name: '0014-sums-by-day',
  kind: 'online',
  async up(db) {
    // The table and all that keeps it at once: before this moment nothing counts the changes, after it everything does.
    await db.transaction().execute(async (tx) => {
      await sql`
        create table if not exists earning_day (
          user_id uuid not null,
          earned_on date not null,
          platform_id uuid not null,
          currency text not null,
          has_own_hours boolean not null,
          is_correction boolean not null,
          earning_count integer not null,
          paid_count integer not null,
          gross_micros numeric not null,
          fees_micros numeric not null,
          net_micros numeric not null,
          tips_micros numeric not null,
          taxes_withheld_micros numeric not null,
          positive_micros numeric not null,
          primary key (user_id, earned_on, platform_id, currency, has_own_hours, is_correction)
        )`.execute(tx);
      for (const event of DAY_EVENTS) {
        await days.createFunction(tx, event);
        await createDayTrigger(tx, event);
      }
    });
    await forEachOwner(db, async (tx, ownerId) => {
      await days.addMissing(ownerId).execute(tx);
    });
  },
  async down(db) {
    await db.transaction().execute(async (tx) => {
      for (const event of DAY_EVENTS) await dropDayTrigger(tx, event);
      await sql`drop table if exists earning_day`.execute(tx);
    });
  },
};
