import { sql } from 'kysely';
import type { Migration } from '../migration.ts';
import { dropEmptyTables } from './drop-empty-tables.ts';

export const earnings: Migration = {
  name: '0003-earnings',
  kind: 'transactional',
  async up(db) {
    await sql`
      create table earning (
        user_id uuid not null,
        id uuid not null,
        platform_id uuid not null,
        earned_on date not null,
        currency text not null check (currency ~ '^[A-Z]{3}$'),
        base_micros bigint not null default 0,
        tips_micros bigint not null default 0,
        bonuses_micros bigint not null default 0,
        adjustments_micros bigint not null default 0,
        reimbursements_micros bigint not null default 0,
        fees_micros bigint not null default 0,
        taxes_withheld_micros bigint not null default 0,
        pass_through_tax_micros bigint not null default 0,
        cash_collected_micros bigint not null default 0,
        gross_micros bigint not null
          generated always as (base_micros + tips_micros + bonuses_micros + adjustments_micros) stored,
        net_micros bigint not null
          generated always as (
            base_micros + tips_micros + bonuses_micros + adjustments_micros
            + reimbursements_micros - fees_micros - taxes_withheld_micros
          ) stored,
        note text not null default '',
        description text not null default '',
        source text not null check (source in ('typed', 'statement')),
        external_id text,
        request_hash text,
        has_own_hours boolean not null default false,
        deleted_at timestamptz,
        version integer not null default 1,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        primary key (user_id, id),
        foreign key (user_id, platform_id) references platform (user_id, id)
      )`.execute(db);
    // One index for both readers: the list walks its key, the sums of the dashboard never leave it.
    await sql`
      create index earning_by_day on earning (user_id, earned_on desc, id desc)
      include (
        platform_id, currency, has_own_hours,
        gross_micros, net_micros, fees_micros, tips_micros, taxes_withheld_micros
      )
      where deleted_at is null`.execute(db);
    await sql`
      create index earning_by_platform on earning (user_id, platform_id, earned_on desc, id desc)`.execute(
      db,
    );
  },
  down: (db) => dropEmptyTables(db, ['earning']),
};
