import { sql } from 'kysely';
import type { Migration } from '../migration.ts';
import { dropEmptyTables } from './drop-empty-tables.ts';

export const goals: Migration = {
  name: '0010-goals',
  kind: 'transactional',
  async up(db) {
    await sql`
      create table goal (
        user_id uuid not null,
        id uuid not null,
        platform_id uuid,
        period_kind text not null check (period_kind in ('day', 'week', 'month', 'quarter', 'year', 'taxYear')),
        currency text not null check (currency ~ '^[A-Z]{3}$'),
        target_micros bigint not null check (target_micros > 0),
        request_hash text not null,
        version integer not null default 1,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        primary key (user_id, id),
        foreign key (user_id, platform_id) references platform (user_id, id)
      )`.execute(db);
    // One aim for one thing: a second one for the same period, currency and platform would contradict it.
    await sql`
      create unique index goal_of on goal (user_id, period_kind, currency, platform_id)
      nulls not distinct`.execute(db);
    // A payout that a person typed is recognised when its create is sent again.
    await sql`alter table payout add column request_hash text`.execute(db);
  },
  async down(db) {
    await dropEmptyTables(db, ['goal']);
    await sql`alter table payout drop column request_hash`.execute(db);
  },
};
