import { sql } from 'kysely';
import type { Migration } from '../migration.ts';
import { dropEmptyTables } from './drop-empty-tables.ts';

export const accounts: Migration = {
  name: '0001-accounts',
  kind: 'transactional',
  async up(db) {
    await sql`
      create table account (
        user_id uuid primary key,
        email text not null unique check (email = lower(email)),
        password_hash text not null,
        role text not null check (role in ('admin', 'developer', 'on_call', 'user')),
        created_at timestamptz not null default now()
      )`.execute(db);
    await sql`
      create table session (
        id text primary key,
        user_id uuid not null,
        created_at timestamptz not null default now(),
        expires_at timestamptz not null,
        last_seen_at timestamptz not null default now(),
        user_agent text not null
      )`.execute(db);
    await sql`create index session_by_user on session (user_id)`.execute(db);
    await sql`create index session_by_expiry on session (expires_at)`.execute(db);
    await sql`
      create table invitation (
        token_hash text primary key,
        created_by uuid,
        created_at timestamptz not null default now(),
        expires_at timestamptz not null,
        used_by uuid,
        used_at timestamptz,
        check ((used_by is null) = (used_at is null))
      )`.execute(db);
    await sql`
      create table profile (
        user_id uuid primary key,
        display_name text not null,
        time_zone text not null,
        currency text not null check (currency ~ '^[A-Z]{3}$'),
        locale text not null,
        week_start smallint not null check (week_start between 1 and 7),
        version integer not null default 1,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      )`.execute(db);
  },
  down: (db) => dropEmptyTables(db, ['profile', 'invitation', 'session', 'account']),
};
