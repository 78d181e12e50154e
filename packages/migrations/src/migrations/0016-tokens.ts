import { sql } from 'kysely';
import type { Migration } from '../migration.ts';
import { dropEmptyTables } from './drop-empty-tables.ts';

const SCOPES = sql`('{read,write,import,export}'::text[])`;

export const tokens: Migration = {
  name: '0016-tokens',
  kind: 'transactional',
  async up(db) {
    await sql`
      create table token_family (
        id text primary key,
        user_id uuid not null,
        user_agent text not null,
        created_at timestamptz not null default now(),
        last_used_at timestamptz not null default now(),
        expires_at timestamptz not null
      )`.execute(db);
    await sql`create index token_family_by_user on token_family (user_id)`.execute(db);
    await sql`create index token_family_by_expiry on token_family (expires_at)`.execute(db);
    await sql`
      create table refresh_token (
        token_hash text primary key,
        family_id text not null,
        user_id uuid not null,
        created_at timestamptz not null default now(),
        used_at timestamptz,
        expires_at timestamptz not null
      )`.execute(db);
    await sql`create index refresh_token_by_family on refresh_token (family_id)`.execute(db);
    await sql`create index refresh_token_by_user on refresh_token (user_id)`.execute(db);
    await sql`create index refresh_token_by_expiry on refresh_token (expires_at)`.execute(db);
    await sql`
      create table api_token (
        user_id uuid not null,
        id uuid not null,
        token_hash text not null unique,
        name text not null check (name <> ''),
        scopes text[] not null check (scopes <> '{}' and scopes <@ ${SCOPES}),
        expires_in_days integer,
        created_at timestamptz not null default now(),
        expires_at timestamptz,
        last_used_at timestamptz,
        primary key (user_id, id),
        check ((expires_in_days is null) = (expires_at is null))
      )`.execute(db);
    await sql`create index api_token_by_expiry on api_token (expires_at)`.execute(db);
  },
  async down(db) {
    await dropEmptyTables(db, ['api_token', 'refresh_token', 'token_family']);
  },
};
