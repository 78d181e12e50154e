import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Migration } from '../migration.ts';
import { forEachOwner } from './for-each-owner.ts';

const KEY = sql.raw('user_id, earned_on, platform_id, currency, has_own_hours, is_correction');

/** What each column adds up, of earnings that are added (sign 1) or taken away (sign -1). */
const SUMS = {
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

const COLUMNS = Object.keys(SUMS) as (keyof typeof SUMS)[];

const NAMES = sql.raw(COLUMNS.join(', '));

/** What the earnings of `source`, each with a sign, add up to. */
function sumsOf(source: RawBuilder<unknown>): RawBuilder<unknown> {
  const sums = COLUMNS.map((name) => sql.raw(`${SUMS[name]} as ${name}`));
  return sql`
    select user_id, earned_on, platform_id, currency, has_own_hours, adjusts_id is not null as is_correction,
      ${sql.join(sums)}
    from (${source}) as earning
    where deleted_at is null
    group by 1, 2, 3, 4, 5, 6`;
}

/** Adds sums to those that are kept; the ones with nothing in them are left out. */
function addToDays(sums: RawBuilder<unknown>): RawBuilder<unknown> {
  const added = COLUMNS.map((column) => sql.raw(`${column} = day.${column} + excluded.${column}`));
  return sql`
    insert into earning_day as day (${KEY}, ${NAMES})
    select ${KEY}, ${NAMES} from (${sums}) as change
    where (${NAMES}) <> (${sql.raw(COLUMNS.map(() => '0').join(', '))})
    -- In one order, so that two statements at once never wait for each other.
    order by ${KEY}
    on conflict (${KEY}) do update set ${sql.join(added)}`;
}

/**
 * Adds what is missing: all of an owner's earnings without what is kept of them, both seen by one statement. Changes that it
 * does not see add themselves, before or after it.
 */
function addMissing(ownerId: string): RawBuilder<unknown> {
  const earnings = sumsOf(sql`select 1 as sign, earning.* from earning where user_id = ${ownerId}`);
  const taken = sql.join(COLUMNS.map((name) => sql.raw(`-${name}`)));
  const summed = sql.join(COLUMNS.map((name) => sql.raw(`sum(${name}) as ${name}`)));
  return addToDays(sql`
    select ${KEY}, ${summed} from (
      select ${KEY}, ${NAMES} from (${earnings}) as earned
      union all
      select ${KEY}, ${taken} from earning_day where user_id = ${ownerId}
    ) as missing
    group by 1, 2, 3, 4, 5, 6`);
}

const ADDED = sql`select 1 as sign, added.* from added`;
const REMOVED = sql`select -1 as sign, removed.* from removed`;

/** The rows of each kind of statement as PostgreSQL gives them to a trigger. */
const EVENTS = [
  { event: 'insert', source: ADDED, tables: 'new table as added' },
  {
    event: 'update',
    source: sql`${ADDED} union all ${REMOVED}`,
    tables: 'old table as removed new table as added',
  },
  { event: 'delete', source: REMOVED, tables: 'old table as removed' },
] as const;

async function createTrigger(db: Kysely<unknown>, { event, source, tables }: (typeof EVENTS)[number]) {
  const name = sql.id(`earning_day_after_${event}`);
  await sql`
    create or replace function ${name}() returns trigger language plpgsql as $$
    begin
      ${addToDays(sumsOf(source))};
      return null;
    end $$`.execute(db);
  await sql`
    create or replace trigger ${name} after ${sql.raw(event)} on earning
    referencing ${sql.raw(tables)} for each statement execute function ${name}()`.execute(db);
}

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
          primary key (${KEY})
        )`.execute(tx);
      for (const event of EVENTS) await createTrigger(tx, event);
    });
    await forEachOwner(db, async (tx, ownerId) => {
      await addMissing(ownerId).execute(tx);
    });
  },
  async down(db) {
    await db.transaction().execute(async (tx) => {
      for (const { event } of EVENTS) {
        const name = sql.id(`earning_day_after_${event}`);
        await sql`drop trigger if exists ${name} on earning`.execute(tx);
        await sql`drop function if exists ${name}()`.execute(tx);
      }
      await sql`drop table if exists earning_day`.execute(tx);
    });
  },
};
