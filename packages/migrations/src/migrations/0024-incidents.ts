import { type Kysely, sql } from 'kysely';
import type { Migration } from '../migration.ts';
import { dropEmptyTables } from './drop-empty-tables.ts';

/** What the status page and every server's memory of it are made of. */
const SHOWN = ['incident', 'incident_update', 'maintenance_window', 'read_only_period'] as const;

async function createIncidents(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table incident (
      id uuid primary key,
      severity text not null check (severity in ('P1', 'P2', 'P3', 'P4')),
      title text not null check (title <> ''),
      services text[] not null,
      status text not null check (status in ('investigating', 'identified', 'monitoring', 'resolved')),
      started_at timestamptz not null,
      declared_at timestamptz not null,
      declared_by uuid,
      resolved_at timestamptz,
      cause text not null default '',
      follow_ups text not null default '',
      version integer not null default 1,
      check ((status = 'resolved') = (resolved_at is not null)),
      check (started_at <= declared_at)
    )`.execute(db);
  await sql`create index incident_open on incident (declared_at) where resolved_at is null`.execute(db);
  await sql`create index incident_by_time on incident (declared_at, id)`.execute(db);
  await sql`
    create table incident_update (
      id uuid primary key,
      incident_id uuid not null,
      at timestamptz not null,
      status text not null check (status in ('investigating', 'identified', 'monitoring', 'resolved')),
      severity text not null check (severity in ('P1', 'P2', 'P3', 'P4')),
      message text not null check (message <> ''),
      made_by uuid
    )`.execute(db);
  await sql`create index incident_update_by_time on incident_update (incident_id, at, id)`.execute(db);
  // The row decides which of several servers reminds: a claim that came to nothing may be taken over.
  await sql`
    create table incident_reminder (
      update_id uuid not null,
      minutes integer not null,
      claimed_at timestamptz not null,
      sent_at timestamptz,
      primary key (update_id, minutes)
    )`.execute(db);
}

async function createMaintenance(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table maintenance_window (
      id uuid primary key,
      sentence text not null check (sentence <> ''),
      starts_at timestamptz not null,
      ends_at timestamptz not null,
      announced_at timestamptz not null,
      announced_by uuid,
      cancelled_at timestamptz,
      check (starts_at < ends_at)
    )`.execute(db);
  await sql`create index maintenance_window_by_end on maintenance_window (ends_at)`.execute(db);
  await sql`
    create table read_only_period (
      id uuid primary key,
      sentence text not null check (sentence <> ''),
      began_at timestamptz not null,
      begun_by uuid,
      expected_end timestamptz,
      ended_at timestamptz
    )`.execute(db);
  await sql`create unique index read_only_period_now on read_only_period ((true)) where ended_at is null`.execute(
    db,
  );
}

/** What operators did with the installation: as with accounts, a row stays as it was written for a year. */
async function createActs(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table operator_act (
      id uuid primary key,
      at timestamptz not null,
      action text not null check (action ~ '^[a-z]+(_[a-z]+)*$'),
      actor_id uuid,
      address text not null,
      details jsonb not null default '{}' check (jsonb_typeof(details) = 'object' and octet_length(details::text) < 2000)
    )`.execute(db);
  await sql`create index operator_act_by_time on operator_act (at, id)`.execute(db);
  await sql`
    create function operator_act_stays() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' then
        if old.at < now() - interval '365 days' then return old; end if;
      end if;
      raise exception 'operator_act is append-only' using errcode = 'restrict_violation';
    end $$`.execute(db);
  await sql`
    create trigger operator_act_stays before update or delete on operator_act
    for each row execute function operator_act_stays()`.execute(db);
  await sql`
    create trigger operator_act_is_not_emptied before truncate on operator_act
    for each statement execute function operator_act_stays()`.execute(db);
}

/** Every server keeps what it shows in memory, and reads it again once it is told. */
async function tellServers(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function status_changed() returns trigger language plpgsql as $$
    begin
      perform pg_notify('earntrack_live', 'status');
      return null;
    end $$`.execute(db);
  for (const table of SHOWN) {
    await sql`
      create trigger status_changed after insert or update or delete on ${sql.table(table)}
      for each statement execute function status_changed()`.execute(db);
  }
}

export const incidents: Migration = {
  name: '0024-incidents',
  kind: 'transactional',
  async up(db) {
    await createIncidents(db);
    await createMaintenance(db);
    await createActs(db);
    await tellServers(db);
  },
  async down(db) {
    await dropEmptyTables(db, [
      'operator_act',
      'incident_reminder',
      'incident_update',
      'incident',
      'maintenance_window',
      'read_only_period',
    ]);
    await sql`drop function status_changed(), operator_act_stays()`.execute(db);
  },
};
