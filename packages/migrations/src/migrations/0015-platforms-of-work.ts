import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Migration } from '../migration.ts';
import { forEachOwner } from './for-each-owner.ts';

/** Copies the platforms of each piece of work that `changed` names; those that say them already are left alone. */
function copyPlatforms(changed: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    update work set platform_ids = served.platform_ids
    from (
      select changed.user_id, changed.work_id, coalesce(
        array_agg(work_platform.platform_id order by work_platform.platform_id)
          filter (where work_platform.platform_id is not null), '{}') as platform_ids
      from (${changed}) as changed
      left join work_platform
        on work_platform.user_id = changed.user_id and work_platform.work_id = changed.work_id
      group by 1, 2
    ) as served
    where work.user_id = served.user_id and work.id = served.work_id
      and work.platform_ids is distinct from served.platform_ids`;
}

/**
 * A trigger keeps the plan that it made for the first statement, however many rows that one had. Row by row through the
 * indexes is right for one row and good enough for all; a plan made for a whole import would read all work for one row.
 */
const ROW_BY_ROW = sql`set enable_hashjoin = off set enable_mergejoin = off`;

const ADDED = sql`select distinct user_id, work_id from added`;
const REMOVED = sql`select distinct user_id, work_id from removed`;

const EVENTS = [
  { event: 'insert', changed: ADDED, tables: 'new table as added' },
  {
    event: 'update',
    changed: sql`${ADDED} union ${REMOVED}`,
    tables: 'old table as removed new table as added',
  },
  { event: 'delete', changed: REMOVED, tables: 'old table as removed' },
] as const;

async function createPlatformTriggers(db: Kysely<unknown>): Promise<void> {
  for (const { event, changed, tables } of EVENTS) {
    const name = sql.id(`work_platforms_after_${event}`);
    await sql`
      create or replace function ${name}() returns trigger language plpgsql ${ROW_BY_ROW} as $$
      begin
        ${copyPlatforms(changed)};
        return null;
      end $$`.execute(db);
    await sql`
      create or replace trigger ${name} after ${sql.raw(event)} on work_platform
      referencing ${sql.raw(tables)} for each statement execute function ${name}()`.execute(db);
  }
}

/** Work says the currency of the earning whose hours it is, also after that earning went over to another one. */
async function createCurrencyTriggers(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function work_takes_currency() returns trigger language plpgsql as $$
    begin
      new.own_currency := (
        select currency from earning where user_id = new.user_id and id = new.earning_id);
      return new;
    end $$`.execute(db);
  await sql`
    create or replace trigger work_takes_currency before insert or update of earning_id on work
    for each row execute function work_takes_currency()`.execute(db);
  await sql`
    create or replace function work_follows_currency() returns trigger language plpgsql ${ROW_BY_ROW} as $$
    begin
      update work set own_currency = added.currency from added
      where work.user_id = added.user_id and work.earning_id = added.id and work.earning_id is not null
        and work.own_currency is distinct from added.currency;
      return null;
    end $$`.execute(db);
  await sql`
    create or replace trigger work_follows_currency after update on earning
    referencing new table as added
    for each statement execute function work_follows_currency()`.execute(db);
}

const TRIGGERS = [
  ...EVENTS.map(({ event }) => ({ name: `work_platforms_after_${event}`, table: 'work_platform' })),
  { name: 'work_takes_currency', table: 'work' },
  { name: 'work_follows_currency', table: 'earning' },
];

/**
 * Each piece of work says its platforms and its earning's currency itself, so that the sums of a year of hours join
 * nothing. The database keeps both copies, whoever writes: a server of the version before too, while it still runs.
 */
export const platformsOfWork: Migration = {
  name: '0015-platforms-of-work',
  kind: 'online',
  async up(db) {
    await db.transaction().execute(async (tx) => {
      await sql`
        alter table work
          add column if not exists platform_ids uuid[] not null default '{}',
          add column if not exists own_currency text`.execute(tx);
      await createPlatformTriggers(tx);
      await createCurrencyTriggers(tx);
    });
    await forEachOwner(db, async (tx, ownerId) => {
      // Held first: whoever changes one of them was either waited for, and is seen below, or comes after and copies anew.
      await sql`select from work where user_id = ${ownerId} order by id for update`.execute(tx);
      await copyPlatforms(
        sql`select distinct user_id, work_id from work_platform where user_id = ${ownerId}`,
      ).execute(tx);
      await sql`
        update work set own_currency = earning.currency from earning
        where work.user_id = ${ownerId} and earning.user_id = ${ownerId} and earning.id = work.earning_id
          and work.own_currency is distinct from earning.currency`.execute(tx);
    });
  },
  async down(db) {
    await db.transaction().execute(async (tx) => {
      for (const { name, table } of TRIGGERS) {
        await sql`drop trigger if exists ${sql.id(name)} on ${sql.id(table)}`.execute(tx);
        await sql`drop function if exists ${sql.id(name)}()`.execute(tx);
      }
      await sql`
        alter table work drop column if exists platform_ids, drop column if exists own_currency`.execute(tx);
    });
  },
};
