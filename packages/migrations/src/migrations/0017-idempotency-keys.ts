import { sql } from 'kysely';
import type { Migration } from '../migration.ts';

export const idempotencyKeys: Migration = {
  name: '0017-idempotency-keys',
  kind: 'transactional',
  async up(db) {
    // Written in the transaction of what it stands for: there is no answer without its effect, and none the other way round.
    await sql`
      create table idempotency_key (
        user_id uuid not null,
        key text not null check (length(key) between 1 and 200),
        request_hash text not null,
        answer text,
        created_at timestamptz not null default now(),
        primary key (user_id, key)
      )`.execute(db);
    await sql`create index idempotency_key_by_age on idempotency_key (user_id, created_at)`.execute(db);
  },
  async down(db) {
    await sql`drop table idempotency_key`.execute(db);
  },
};
