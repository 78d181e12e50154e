import { type Kysely, sql } from 'kysely';
import type { Migration } from '../migration.ts';
import { MigrationError } from '../migration-error.ts';
import { dropEmptyTables } from './drop-empty-tables.ts';

export const accountRequests: Migration = {
  name: '0008-account-requests',
  kind: 'transactional',
  async up(db) {
    await sql`
      create table account_request (
        token_hash text primary key,
        user_id uuid not null,
        kind text not null check (kind in ('reset_password', 'change_email')),
        email text check (email = lower(email)),
        created_at timestamptz not null default now(),
        expires_at timestamptz not null,
        check ((kind = 'change_email') = (email is not null))
      )`.execute(db);
    await sql`create index account_request_by_user on account_request (user_id)`.execute(db);
    await sql`create index account_request_by_expiry on account_request (expires_at)`.execute(db);
    await addProfileColumns(db);
  },
  async down(db) {
    await refuseOverChoices(db);
    await dropEmptyTables(db, ['account_request']);
    await sql`
      alter table profile
        drop column tax_year_start_month, drop column tax_year_start_day, drop column basis`.execute(db);
  },
};

async function refuseOverChoices(db: Kysely<unknown>): Promise<void> {
  await sql`lock table profile in access exclusive mode`.execute(db);
  const { rows } = await sql`
    select 1 from profile
    where tax_year_start_month <> 1 or tax_year_start_day <> 1 or basis <> 'cash' limit 1`.execute(db);
  if (rows.length > 0) {
    throw new MigrationError(
      'People have chosen their tax year or basis, which going back would delete: restore a backup instead.',
    );
  }
}

// A tax year starts on a day that every year has: the 29th to 31st are no choice anywhere.
async function addProfileColumns(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table profile
      add column tax_year_start_month smallint not null default 1 check (tax_year_start_month between 1 and 12),
      add column tax_year_start_day smallint not null default 1 check (tax_year_start_day between 1 and 28),
      add column basis text not null default 'cash' check (basis in ('cash', 'accrual'))`.execute(db);
}
