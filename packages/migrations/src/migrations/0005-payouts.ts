import { sql } from 'kysely';
import type { Migration } from '../migration.ts';
import { dropEmptyTables } from './drop-empty-tables.ts';

export const payouts: Migration = {
  name: '0005-payouts',
  kind: 'transactional',
  async up(db) {
    await sql`
      create table payout (
        user_id uuid not null,
        id uuid not null,
        platform_id uuid not null,
        paid_on date not null,
        currency text not null check (currency ~ '^[A-Z]{3}$'),
        amount_micros bigint not null,
        description text not null default '',
        source text not null check (source in ('typed', 'statement')),
        external_id text,
        deleted_at timestamptz,
        version integer not null default 1,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        primary key (user_id, id),
        foreign key (user_id, platform_id) references platform (user_id, id)
      )`.execute(db);
    await sql`
      create index payout_by_day on payout (user_id, paid_on desc, id desc)
      where deleted_at is null`.execute(db);
    await sql`create index payout_by_platform on payout (user_id, platform_id)`.execute(db);
  },
  down: (db) => dropEmptyTables(db, ['payout']),
};
