import { type Kysely, type RawBuilder, sql } from 'kysely';
import { MigrationError } from '../migration-error.ts';
import type { Migration } from '../migration.ts';
import { createDayTrigger, DAY_EVENTS } from './keep-days.ts';

/** The indexes of `earning`, so that whatever is asked of both is answered by the same kind of plan. */
const INDEXES: Readonly<Record<string, RawBuilder<unknown>>> = {
  earning_archive_by_date: sql`(user_id, earned_on desc, id desc)
    include (
      platform_id, currency, has_own_hours, adjusts_id,
      gross_micros, net_micros, fees_micros, tips_micros, taxes_withheld_micros,
      pass_through_tax_micros, cash_collected_micros
    )
    where deleted_at is null`,
  earning_archive_by_adjusted: sql`(user_id, adjusts_id) where adjusts_id is not null`,
  earning_archive_by_deletion: sql`(user_id, deleted_at, id) where deleted_at is not null`,
  earning_archive_by_platform: sql`(user_id, platform_id, earned_on desc, id desc)`,
  earning_archive_by_product: sql`(user_id, product_id, earned_on desc, id desc) where product_id is not null`,
  earning_archive_in_bin: sql`(user_id, deleted_at) where deleted_at is not null and source = 'typed'`,
  earning_archive_tagged: sql`(user_id, earned_on desc, id desc) where tags <> '{}'`,
};

/** A trigger keeps its first plan: row by row through the key is right for one earning and good enough for an import. */
const ROW_BY_ROW = sql`set enable_hashjoin = off set enable_mergejoin = off`;

/** PostgreSQL's keys end at a table: this one reaches over both, against whatever writes. */
async function createKeyOverBoth(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function earning_is_there_once() returns trigger language plpgsql ${ROW_BY_ROW} as $$
    declare
      is_twice boolean;
    begin
      if tg_table_name = 'earning' then
        is_twice := exists (
          select from added join earning_archive as beside on beside.user_id = added.user_id and beside.id = added.id);
      else
        is_twice := exists (
          select from added join only earning as beside on beside.user_id = added.user_id and beside.id = added.id);
      end if;
      if is_twice then
        raise unique_violation using message = 'An earning of this id is there already, among those of archived years or beside them';
      end if;
      return null;
    end $$`.execute(db);
  for (const table of ['earning', 'earning_archive']) {
    await sql`
      create trigger earning_is_there_once after insert on ${sql.table(table)}
      referencing new table as added for each statement execute function earning_is_there_once()`.execute(db);
  }
}

/**
 * Moves earnings of an owner from one of the two tables to the other as they are, and says how many it moved. One at which hours or
 * a correction point stays: a key would take them along. It is held before that is asked, so that nothing comes to point at it
 * meanwhile. Columns are those that the tables have when it runs: one that is added later moves along.
 */
export async function createMove(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function earning_move(source regclass, target regclass, owner uuid, ids uuid[])
    returns integer language plpgsql as $$
    declare
      names text;
      moved integer;
    begin
      select string_agg(quote_ident(attname), ', ' order by attnum) into names from pg_attribute
      where attrelid = source and attnum > 0 and not attisdropped and attgenerated = '';
      execute format('select from only %s where user_id = $1 and id = any ($2) order by id for update', source)
      using owner, ids;
      execute format(
        'with gone as (
          delete from only %1$s as moving where user_id = $1 and id = any ($2)
            and not exists (select from work where work.user_id = $1 and work.earning_id = moving.id)
            and not exists (select from earning as other where other.user_id = $1 and other.adjusts_id = moving.id)
          returning %3$s
        )
        insert into %2$s (%3$s) select %3$s from gone', source, target, names) using owner, ids;
      get diagnostics moved = row_count;
      return moved;
    end $$`.execute(db);
}

/** Foreign keys know only `earning`: an archived one comes back before something points at it, whoever writes that. */
async function createComingBack(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function earning_comes_back() returns trigger language plpgsql as $$
    declare
      pointed_at uuid;
    begin
      if tg_table_name = 'work' then pointed_at := new.earning_id; else pointed_at := new.adjusts_id; end if;
      if exists (select from earning_archive where user_id = new.user_id and id = pointed_at) then
        perform earning_move('earning_archive', 'earning', new.user_id, array[pointed_at]);
      end if;
      return new;
    end $$`.execute(db);
  for (const [table, column] of [
    ['work', 'earning_id'],
    ['earning', 'adjusts_id'],
    ['earning_archive', 'adjusts_id'],
  ] as const) {
    await sql`
      create trigger earning_comes_back before insert or update of ${sql.id(column)} on ${sql.table(table)}
      for each row when (new.${sql.id(column)} is not null) execute function earning_comes_back()`.execute(
      db,
    );
  }
}

/**
 * Earnings of old years lie in a table of their own that inherits from `earning`: whoever reads, changes or deletes earnings
 * reaches both, and nobody has to know. A release of before does too.
 */
export const archivedYears: Migration = {
  name: '0035-archived-years',
  kind: 'transactional',
  async up(db) {
    await sql`
      create table earning_archive (
        primary key (user_id, id),
        foreign key (user_id, platform_id) references platform (user_id, id),
        foreign key (user_id, product_id) references product (user_id, id),
        foreign key (user_id, adjusts_id) references earning (user_id, id) on delete set null (adjusts_id)
      ) inherits (earning)`.execute(db);
    for (const [name, on] of Object.entries(INDEXES))
      await sql`create index ${sql.id(name)} on earning_archive ${on}`.execute(db);
    await createKeyOverBoth(db);
    await createMove(db);
    await createComingBack(db);
    for (const event of DAY_EVENTS) await createDayTrigger(db, event, 'earning_archive');
  },
  async down(db) {
    await sql`lock table earning, earning_archive in share row exclusive mode`.execute(db);
    const { rows } = await sql`select 1 from earning_archive limit 1`.execute(db);
    if (rows.length > 0) {
      throw new MigrationError(
        'Years are archived: bring them back first with "earntrack maintenance bring-back".',
      );
    }
    await sql`drop trigger earning_comes_back on work`.execute(db);
    await sql`drop trigger earning_comes_back on earning`.execute(db);
    await sql`drop trigger earning_is_there_once on earning`.execute(db);
    await sql`drop table earning_archive`.execute(db);
    await sql`drop function earning_comes_back(), earning_is_there_once(), earning_move(regclass, regclass, uuid, uuid[])`.execute(
      db,
    );
  },
};
