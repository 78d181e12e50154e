import { type Kysely, sql } from 'kysely';
import type { Migration } from '../migration.ts';
import { FIRST_DAY_SUMS } from './0014-sums-by-day.ts';
import { forEachOwner } from './for-each-owner.ts';
import { DAY_EVENTS, type DaySums, keepDays } from './keep-days.ts';

/** What of an earning a platform does not owe, or owes beyond its net. */
const OWED_SUMS = {
  pass_through_tax_micros: 'sum(sign * pass_through_tax_micros)',
  cash_collected_micros: 'sum(sign * cash_collected_micros)',
};

const days = keepDays({ ...FIRST_DAY_SUMS, ...OWED_SUMS });

/** What platforms owe is added up from days too. */
export const owedByDay: Migration = {
  name: '0030-owed-by-day',
  kind: 'online',
  async up(db) {
    await replaceKeeping(db, { ...FIRST_DAY_SUMS, ...OWED_SUMS }, async (tx) => {
      for (const name of Object.keys(OWED_SUMS)) {
        await sql`
          alter table earning_day add column if not exists ${sql.id(name)} numeric not null default 0`.execute(
          tx,
        );
      }
    });
    await forEachOwner(db, async (tx, ownerId) => {
      await days.addMissing(ownerId).execute(tx);
    });
  },
  async down(db) {
    await replaceKeeping(db, FIRST_DAY_SUMS, async (tx) => {
      for (const name of Object.keys(OWED_SUMS))
        await sql`alter table earning_day drop column if exists ${sql.id(name)}`.execute(tx);
    });
  },
};

/**
 * Changes the table of days, and what keeps it, between two statements that write earnings: one that began with the functions of
 * before has ended, and one that comes later finds those of afterwards.
 */
async function replaceKeeping(
  db: Kysely<unknown>,
  sums: DaySums,
  change: (tx: Kysely<unknown>) => Promise<void>,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`lock table earning in share row exclusive mode`.execute(tx);
    await change(tx);
    for (const event of DAY_EVENTS) await keepDays(sums).createFunction(tx, event);
  });
}
