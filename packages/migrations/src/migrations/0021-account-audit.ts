import { sql } from 'kysely';
import type { Migration } from '../migration.ts';
import { dropEmptyTables } from './drop-empty-tables.ts';

export const accountAudit: Migration = {
  name: '0021-account-audit',
  kind: 'transactional',
  async up(db) {
    await sql`
      create table account_audit (
        user_id uuid not null,
        id uuid not null,
        at timestamptz not null,
        action text not null check (action ~ '^[a-z]+(_[a-z]+)*$'),
        actor_kind text not null check (actor_kind in ('session', 'access_token', 'api_token', 'operator', 'nobody')),
        actor_id text,
        actor_name text not null,
        address text not null,
        user_agent text not null,
        details jsonb not null default '{}' check (jsonb_typeof(details) = 'object' and octet_length(details::text) < 2000),
        primary key (user_id, id)
      )`.execute(db);
    await sql`create index account_audit_by_time on account_audit (user_id, at, id)`.execute(db);
    // What happened stays as it was written, whoever asks: a row goes a year later, or after its account.
    await sql`
      create function account_audit_stays() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' then
          if old.at < now() - interval '365 days' then return old; end if;
          if not exists (select from account where account.user_id = old.user_id) then return old; end if;
        end if;
        raise exception 'account_audit is append-only' using errcode = 'restrict_violation';
      end $$`.execute(db);
    await sql`
      create trigger account_audit_stays before update or delete on account_audit
      for each row execute function account_audit_stays()`.execute(db);
    await sql`
      create trigger account_audit_is_not_emptied before truncate on account_audit
      for each statement execute function account_audit_stays()`.execute(db);
  },
  async down(db) {
    await dropEmptyTables(db, ['account_audit']);
    await sql`drop function account_audit_stays()`.execute(db);
  },
};
