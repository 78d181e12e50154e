import { type Kysely, sql } from 'kysely';
import type { Migration } from '../migration.ts';
import { tellChanges, tellNoChanges } from './tell-changes.ts';

const TOLD = [
  { table: 'earning', kind: 'earnings', hasBin: true },
  { table: 'work', kind: 'work', hasBin: true },
  { table: 'payout', kind: 'payouts', hasBin: true },
  { table: 'platform', kind: 'platforms', hasBin: false },
  { table: 'product', kind: 'products', hasBin: false },
  { table: 'product_price', kind: 'products', hasBin: false },
  { table: 'goal', kind: 'goals', hasBin: false },
  { table: 'statement_import', kind: 'imports', hasBin: false },
  { table: 'profile', kind: 'profile', hasBin: false },
] as const;

/** What opens an account, and ends by being deleted. */
const ENTRANCES = ['session', 'token_family', 'api_token'] as const;

async function createEvents(db: Kysely<unknown>): Promise<void> {
  await sql`create sequence live_event_position`.execute(db);
  await sql`
    create table live_event (
      user_id uuid not null,
      id uuid not null default gen_random_uuid(),
      position bigint,
      kind text not null check (kind <> ''),
      origin uuid,
      created_at timestamptz not null default clock_timestamp(),
      primary key (user_id, id)
    )`.execute(db);
  await sql`create index live_event_by_position on live_event (user_id, position)`.execute(db);
  await sql`create index live_event_by_age on live_event (user_id, created_at)`.execute(db);
}

/** One event for each kind in a transaction, however many rows and statements it has. */
async function createNote(db: Kysely<unknown>): Promise<void> {
  const note = (owners: string) => sql`
    insert into live_event (user_id, kind, origin)
    select owner.user_id, tg_argv[0], nullif(current_setting('earntrack.origin', true), '')::uuid
    from (${sql.raw(owners)}) as owner
    where not exists (
      select from live_event
      where live_event.user_id = owner.user_id and live_event.position is null and live_event.kind = tg_argv[0])`;
  await sql`
    create function live_event_note() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' and tg_argv[1] = 'bin' then
        ${note('select distinct user_id from changed where deleted_at is null order by 1')};
      else
        ${note('select distinct user_id from changed order by 1')};
      end if;
      return null;
    end $$`.execute(db);
  for (const told of TOLD) await tellChanges(db, told);
}

/**
 * An event gets its place as the last thing before the commit, one transaction of an account after the other: whoever has
 * read up to a place has missed nothing before it. Nobody waits for longer than a commit takes.
 */
async function createPlaces(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function live_event_place() returns trigger language plpgsql as $$
    begin
      perform pg_advisory_xact_lock(hashtextextended('live:' || new.user_id, 0));
      update live_event set position = nextval('live_event_position'), created_at = clock_timestamp()
      where user_id = new.user_id and id = new.id;
      perform pg_notify('earntrack_live', new.user_id::text);
      return null;
    end $$`.execute(db);
  await sql`
    create constraint trigger live_event_place after insert on live_event
    deferrable initially deferred for each row execute function live_event_place()`.execute(db);
}

async function createEndings(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function live_access_ended() returns trigger language plpgsql as $$
    begin
      perform pg_notify('earntrack_live', user_id::text) from (select distinct user_id from ended) as owner;
      return null;
    end $$`.execute(db);
  for (const table of ENTRANCES) {
    await sql`
      create trigger live_access_ended after delete on ${sql.table(table)}
      referencing old table as ended for each statement execute function live_access_ended()`.execute(db);
  }
}

/** Whoever looks at an account is told what changed in it, and when what lets them look has ended, whoever writes. */
export const liveEvents: Migration = {
  name: '0018-live-events',
  kind: 'transactional',
  async up(db) {
    await createEvents(db);
    await createNote(db);
    await createPlaces(db);
    await createEndings(db);
  },
  async down(db) {
    for (const table of ENTRANCES)
      await sql`drop trigger live_access_ended on ${sql.table(table)}`.execute(db);
    for (const { table } of TOLD) await tellNoChanges(db, table);
    await sql`drop table live_event`.execute(db);
    await sql`drop sequence live_event_position`.execute(db);
    await sql`drop function live_access_ended(), live_event_place(), live_event_note()`.execute(db);
  },
};
