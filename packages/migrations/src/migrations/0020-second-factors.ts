import { sql } from 'kysely';
import type { Migration } from '../migration.ts';
import { dropEmptyTables } from './drop-empty-tables.ts';

export const secondFactors: Migration = {
  name: '0020-second-factors',
  kind: 'transactional',
  async up(db) {
    // Each kind is one row: another kind than codes of an app brings what it has to remember with it.
    await sql`
      create table second_factor (
        user_id uuid not null,
        kind text not null check (kind in ('totp')),
        secret text not null,
        last_step integer not null default 0,
        created_at timestamptz not null default now(),
        confirmed_at timestamptz,
        primary key (user_id, kind)
      )`.execute(db);
    await sql`
      create table recovery_code (
        user_id uuid not null,
        code_hash text not null,
        created_at timestamptz not null default now(),
        used_at timestamptz,
        primary key (user_id, code_hash)
      )`.execute(db);
    await sql`
      create table sign_in_challenge (
        token_hash text primary key,
        user_id uuid not null,
        attempts smallint not null default 0,
        created_at timestamptz not null default now(),
        expires_at timestamptz not null
      )`.execute(db);
    await sql`create index sign_in_challenge_by_user on sign_in_challenge (user_id)`.execute(db);
    await sql`create index sign_in_challenge_by_expiry on sign_in_challenge (expires_at)`.execute(db);
  },
  async down(db) {
    await dropEmptyTables(db, ['sign_in_challenge', 'recovery_code', 'second_factor']);
  },
};
