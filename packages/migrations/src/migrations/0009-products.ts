import { sql } from 'kysely';
import type { Migration } from '../migration.ts';
import { dropEmptyTables } from './drop-empty-tables.ts';

export const products: Migration = {
  name: '0009-products',
  kind: 'transactional',
  async up(db) {
    await sql`
      create table product (
        user_id uuid not null,
        id uuid not null,
        name text not null check (name <> ''),
        kind text not null check (kind in ('digital', 'service', 'physical')),
        note text not null default '',
        request_hash text not null,
        archived_at timestamptz,
        version integer not null default 1,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        primary key (user_id, id)
      )`.execute(db);
    await sql`
      create unique index product_name on product (user_id, lower(name))
      where archived_at is null`.execute(db);
    await sql`
      create table product_price (
        user_id uuid not null,
        product_id uuid not null,
        currency text not null check (currency ~ '^[A-Z]{3}$'),
        valid_from date not null,
        price_micros bigint not null check (price_micros >= 0),
        created_at timestamptz not null default now(),
        primary key (user_id, product_id, currency, valid_from),
        foreign key (user_id, product_id) references product (user_id, id) on delete cascade
      )`.execute(db);
  },
  down: (db) => dropEmptyTables(db, ['product_price', 'product']),
};
