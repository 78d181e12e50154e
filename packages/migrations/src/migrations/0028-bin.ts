import { type Kysely, sql } from 'kysely';
import { MigrationError } from '../migration-error.ts';
import type { Migration } from '../migration.ts';

/** What had no bin until now, with what is unique among what is there, and what it is told as. */
const NEW_BINS = [
  {
    table: 'platform',
    kind: 'platforms',
    unique: 'platform_name',
    on: sql`platform (user_id, lower(name))`,
    before: sql`where archived_at is null`,
    now: sql`where archived_at is null and deleted_at is null`,
  },
  {
    table: 'product',
    kind: 'products',
    unique: 'product_name',
    on: sql`product (user_id, lower(name))`,
    before: sql`where archived_at is null`,
    now: sql`where archived_at is null and deleted_at is null`,
  },
  {
    table: 'goal',
    kind: 'goals',
    unique: 'goal_of',
    on: sql`goal (user_id, period_kind, currency, platform_id) nulls not distinct`,
    before: sql``,
    now: sql`where deleted_at is null`,
  },
] as const;

/** Rows of statements lie in the bin too, which the indexes of the sweep leave out. */
const OLD_BINS = ['earning', 'work', 'payout'] as const;

export const bin: Migration = {
  name: '0028-bin',
  kind: 'online',
  async up(db) {
    for (const { table, kind, unique, on, now } of NEW_BINS) {
      await sql`alter table ${sql.table(table)} add column if not exists deleted_at timestamptz`.execute(db);
      await makeIndex(
        db,
        `${table}_in_bin`,
        sql`${sql.table(table)} (user_id, deleted_at) where deleted_at is not null`,
      );
      const next = `${unique}_next`;
      await dropIndex(db, next);
      await sql`create unique index concurrently ${sql.id(next)} on ${on} ${now}`.execute(db);
      await takePlace(db, { next, of: unique });
      await tellDeletions(db, { table, kind, of: 'bin' });
    }
    for (const table of OLD_BINS) {
      await makeIndex(
        db,
        `${table}_by_deletion`,
        sql`${sql.table(table)} (user_id, deleted_at, id) where deleted_at is not null`,
      );
    }
  },
  async down(db) {
    for (const table of OLD_BINS) await dropIndex(db, `${table}_by_deletion`);
    for (const { table } of NEW_BINS) await refuseWhileBinned(db, table);
    for (const { table, kind, unique, on, before } of NEW_BINS) {
      await tellDeletions(db, { table, kind, of: '' });
      const next = `${unique}_next`;
      await dropIndex(db, next);
      await sql`create unique index concurrently ${sql.id(next)} on ${on} ${before}`.execute(db);
      await takePlace(db, { next, of: unique });
      await sql`alter table ${sql.table(table)} drop column if exists deleted_at`.execute(db);
    }
  },
};

async function makeIndex(db: Kysely<unknown>, name: string, on: ReturnType<typeof sql>): Promise<void> {
  // An index whose making was stopped is there, but not valid: made again rather than kept.
  await dropIndex(db, name);
  await sql`create index concurrently ${sql.id(name)} on ${on}`.execute(db);
}

async function dropIndex(db: Kysely<unknown>, name: string): Promise<void> {
  await sql`drop index concurrently if exists ${sql.id(name)}`.execute(db);
}

/** In one statement, so that no moment is without one of the two. */
async function takePlace(db: Kysely<unknown>, { next, of }: { next: string; of: string }): Promise<void> {
  await sql`
    do ${sql.lit(`begin
      drop index if exists ${of};
      alter index ${next} rename to ${of};
    end`)}`.execute(db);
}

/** With "bin", deleting for good is told of rows alone that were not in the bin. */
async function tellDeletions(
  db: Kysely<unknown>,
  { table, kind, of }: { table: string; kind: string; of: 'bin' | '' },
): Promise<void> {
  await sql`
    create or replace trigger live_event_after_delete after delete on ${sql.table(table)}
    referencing old table as changed for each statement
    execute function live_event_note(${sql.lit(kind)}, ${sql.lit(of)})`.execute(db);
}

async function refuseWhileBinned(db: Kysely<unknown>, table: string): Promise<void> {
  const { rows } = await sql`
    select 1 from ${sql.table(table)} where to_jsonb(${sql.table(table)}) ->> 'deleted_at' is not null limit 1`.execute(
    db,
  );
  if (rows.length === 0) return;
  throw new MigrationError(
    `Table ${table} has rows in the bin, which going back would show again: restore a backup instead.`,
  );
}
