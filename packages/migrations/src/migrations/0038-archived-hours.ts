import { type Kysely, type RawBuilder, sql } from 'kysely';
import { MigrationError } from '../migration-error.ts';
import type { Migration } from '../migration.ts';
import { createMove } from './0035-archived-years.ts';
import { tellChanges } from './tell-changes.ts';

/** The indexes of `work` and `work_platform`, so that whatever is asked of both is answered by the same kind of plan. */
const INDEXES: Readonly<Record<string, RawBuilder<unknown>>> = {
  work_archive_by_day: sql`work_archive (user_id, worked_on desc, id desc) where deleted_at is null`,
  work_archive_by_deletion: sql`work_archive (user_id, deleted_at, id) where deleted_at is not null`,
  work_archive_by_earning: sql`work_archive (user_id, earning_id) where earning_id is not null`,
  work_archive_in_bin: sql`work_archive (user_id, deleted_at) where deleted_at is not null and source = 'typed'`,
  work_platform_archive_by_platform: sql`work_platform_archive (user_id, platform_id, work_id)`,
};

/** A trigger keeps its first plan: row by row through the key is right for one row and good enough for an import. */
const ROW_BY_ROW = sql`set enable_hashjoin = off set enable_mergejoin = off`;

async function createTables(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table work_archive (
      primary key (user_id, id),
      foreign key (user_id, earning_id) references earning_archive (user_id, id) on delete cascade
    ) inherits (work)`.execute(db);
  await sql`
    create table work_platform_archive (
      primary key (user_id, work_id, platform_id),
      foreign key (user_id, work_id) references work_archive (user_id, id) on delete cascade,
      foreign key (user_id, platform_id) references platform (user_id, id)
    ) inherits (work_platform)`.execute(db);
  for (const [name, on] of Object.entries(INDEXES))
    await sql`create index ${sql.id(name)} on ${on}`.execute(db);
}

/** PostgreSQL's keys end at a table: this one reaches over both, against whatever writes. */
async function createKeyOverBoth(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function work_is_there_once() returns trigger language plpgsql ${ROW_BY_ROW} as $$
    declare
      is_twice boolean;
    begin
      if tg_table_name = 'work' then
        is_twice := exists (
          select from added join work_archive as beside on beside.user_id = added.user_id and beside.id = added.id);
      else
        is_twice := exists (
          select from added join only work as beside on beside.user_id = added.user_id and beside.id = added.id);
      end if;
      if is_twice then
        raise unique_violation using message = 'Work of this id is there already, among that of archived years or beside it';
      end if;
      return null;
    end $$`.execute(db);
  for (const table of ['work', 'work_archive']) {
    await sql`
      create trigger work_is_there_once after insert on ${sql.table(table)}
      referencing new table as added for each statement execute function work_is_there_once()`.execute(db);
  }
}

/**
 * Columns are those that a table has when it runs: one that is added later moves along. Work and its platforms are held by whoever moves
 * them: foreign keys let them be in the one table only while their earning is, and in the other only once that has arrived. What is not
 * in the source when its lock is there, has gone to the other table by somebody's edit, and is not touched.
 */
async function createTakingAndPutting(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function columns_to_move(source regclass) returns text language sql as $$
      select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
      where attrelid = source and attnum > 0 and not attisdropped and attgenerated = ''
    $$`.execute(db);
  await sql`
    create function work_take(source regclass, owner uuid, ids uuid[], out taken work[], out served work_platform[])
    language plpgsql as $$
    begin
      execute format('select from only %s where user_id = $1 and id = any ($2) order by id for update', source)
      using owner, ids;
      execute format('select array_agg(each::work) from only %s as each where user_id = $1 and id = any ($2)', source)
      into taken using owner, ids;
      select array_agg(each) into served from work_platform as each
      where user_id = owner and work_id in (select id from unnest(taken));
      execute format('delete from only %s where user_id = $1 and id in (select id from unnest($2))', source)
      using owner, taken;
    end $$`.execute(db);
  await sql`
    create function work_put(target regclass, taken work[], served work_platform[])
    returns integer language plpgsql as $$
    declare
      served_target regclass := case target when 'work'::regclass then 'work_platform' else 'work_platform_archive' end;
      put integer;
    begin
      execute format('insert into %1$s (%2$s) select %2$s from unnest($1)', target, columns_to_move(target)) using taken;
      get diagnostics put = row_count;
      execute format('insert into %1$s (%2$s) select %2$s from unnest($1)', served_target, columns_to_move(served_target))
      using served;
      return put;
    end $$`.execute(db);
}

/**
 * Moves earnings as before, and the hours that are their own with them. One at which a correction points stays. `work_move` moves work
 * that belongs to no earning, and says how much of it.
 */
async function createMoves(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function earning_move(source regclass, target regclass, owner uuid, ids uuid[])
    returns integer language plpgsql as $$
    declare
      is_archiving boolean := target = 'earning_archive'::regclass;
      movable uuid[];
      hours record;
      moved integer;
    begin
      execute format('select from only %s where user_id = $1 and id = any ($2) order by id for update', source)
      using owner, ids;
      execute format(
        'select array(
          select id from only %s as moving where user_id = $1 and id = any ($2)
            and not exists (select from earning as other where other.user_id = $1 and other.adjusts_id = moving.id))', source)
      into movable using owner, ids;
      select * into hours from work_take(
        case when is_archiving then 'work' else 'work_archive' end, owner,
        array(select id from work where user_id = owner and earning_id = any (movable) and earning_id is not null));
      execute format(
        'with gone as (delete from only %1$s where user_id = $1 and id = any ($2) returning %3$s)
        insert into %2$s (%3$s) select %3$s from gone', source, target, columns_to_move(source)) using owner, movable;
      get diagnostics moved = row_count;
      perform work_put(case when is_archiving then 'work_archive' else 'work' end, hours.taken, hours.served);
      return moved;
    end $$`.execute(db);
  await sql`
    create function work_move(source regclass, target regclass, owner uuid, ids uuid[])
    returns integer language plpgsql as $$
    declare
      movable uuid[];
      held record;
    begin
      execute format(
        'select array(select id from only %s where user_id = $1 and id = any ($2) and earning_id is null)', source)
      into movable using owner, ids;
      select * into held from work_take(source, owner, movable);
      return work_put(target, held.taken, held.served);
    end $$`.execute(db);
}

/** Work whose platforms are said anew comes back, with the earning that it belongs to. */
async function createComingBack(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function work_comes_back() returns trigger language plpgsql as $$
    declare
      archived record;
    begin
      select id, earning_id into archived from work_archive where user_id = new.user_id and id = new.work_id;
      if archived.earning_id is not null then
        perform earning_move('earning_archive', 'earning', new.user_id, array[archived.earning_id]);
      elsif archived.id is not null then
        perform work_move('work_archive', 'work', new.user_id, array[archived.id]);
      end if;
      return new;
    end $$`.execute(db);
  await sql`
    create trigger work_comes_back before insert or update of work_id on work_platform
    for each row execute function work_comes_back()`.execute(db);
  // A trigger for each row is not inherited.
  await sql`
    create trigger work_takes_currency before update of earning_id on work_archive
    for each row execute function work_takes_currency()`.execute(db);
}

/**
 * Hours of old years lie in tables of their own too, those of an archived earning beside it: most people write hours for whatever they
 * earn, and without them little of what is old could be put away.
 */
export const archivedHours: Migration = {
  name: '0038-archived-hours',
  kind: 'transactional',
  async up(db) {
    await createTables(db);
    await createKeyOverBoth(db);
    await createTakingAndPutting(db);
    await createMoves(db);
    await createComingBack(db);
    // Where an archived earning is deleted for good, a key takes its hours along: nobody names `work` then.
    await tellChanges(db, { table: 'work_archive', kind: 'work', hasBin: true });
  },
  async down(db) {
    await sql`lock table earning, earning_archive, work, work_archive in share row exclusive mode`.execute(
      db,
    );
    const { rows } = await sql`select 1 from work_archive limit 1`.execute(db);
    if (rows.length > 0) {
      throw new MigrationError(
        'Hours of old years are archived: bring them back first with "earntrack maintenance bring-back".',
      );
    }
    await sql`drop trigger work_comes_back on work_platform`.execute(db);
    await sql`drop trigger work_is_there_once on work`.execute(db);
    await sql`drop table work_platform_archive, work_archive`.execute(db);
    await createMove(db);
    await sql`
      drop function work_comes_back(), work_is_there_once(), work_move(regclass, regclass, uuid, uuid[]),
        work_put(regclass, work[], work_platform[]), work_take(regclass, uuid, uuid[]), columns_to_move(regclass)`.execute(
      db,
    );
  },
};
