import { type Kysely, sql } from 'kysely';
import { MigrationError } from '../migration-error.ts';
import type { Migration } from '../migration.ts';
import { forEachOwner } from './for-each-owner.ts';

const STATES = 'statement_import_state_check';
/** PostgreSQL named it so: the check of the whole row, that an import has the moment of its recording exactly when recorded. */
const RECORDED = 'statement_import_check';
const BY_TARGET = 'statement_item_by_target';

/**
 * Every recorded row of a statement is a version of the entry that came of it, until its import is undone. The versions of an
 * entry are found by the entry; which is the latest is said by the latest day of their files.
 */
export const undoneImports: Migration = {
  name: '0032-undone-imports',
  kind: 'online',
  async up(db) {
    await db.transaction().execute(async (tx) => {
      await sql`
        alter table statement_import
          add column if not exists latest_on date,
          add column if not exists rank integer,
          add column if not exists undone_at timestamptz,
          add column if not exists undo jsonb`.execute(tx);
      await replaceChecks(tx, {
        states: sql`state in ('staged', 'committed', 'cancelled', 'undone')`,
        recorded: sql`(state in ('committed', 'undone')) = (committed_at is not null)`,
      });
    });
    await validateChecks(db);
    // An index whose making was stopped is there, but not valid: made again rather than kept.
    await dropIndex(db);
    await sql`
      create index concurrently ${sql.id(BY_TARGET)} on statement_item (user_id, target_id)
      where target_id is not null`.execute(db);
    await forEachOwner(db, rankImports);
  },
  async down(db) {
    await db.transaction().execute(async (tx) => {
      await sql`lock table statement_import in share row exclusive mode`.execute(tx);
      const { rows } = await sql`
        select 1 from statement_import
        where state = 'undone' or undone_at is not null or undo is not null limit 1`.execute(tx);
      if (rows.length > 0) {
        throw new MigrationError(
          'Imports were undone, which going back would forget: restore a backup instead.',
        );
      }
      await replaceChecks(tx, {
        states: sql`state in ('staged', 'committed', 'cancelled')`,
        recorded: sql`(state = 'committed') = (committed_at is not null)`,
      });
      await sql`
        alter table statement_import
          drop column if exists latest_on, drop column if exists rank,
          drop column if exists undone_at, drop column if exists undo`.execute(tx);
    });
    await validateChecks(db);
    await dropIndex(db);
  },
};

async function replaceChecks(
  tx: Kysely<unknown>,
  { states, recorded }: Record<'states' | 'recorded', ReturnType<typeof sql>>,
): Promise<void> {
  for (const [name, check] of [
    [STATES, states],
    [RECORDED, recorded],
  ] as const) {
    await sql`alter table statement_import drop constraint if exists ${sql.id(name)}`.execute(tx);
    await sql`
      alter table statement_import add constraint ${sql.id(name)} check (${check}) not valid`.execute(tx);
  }
}

/** Reads all rows, and keeps nobody from writing meanwhile. */
async function validateChecks(db: Kysely<unknown>): Promise<void> {
  for (const name of [STATES, RECORDED])
    await sql`alter table statement_import validate constraint ${sql.id(name)}`.execute(db);
}

/** In the order in which files came; one that was recorded twice ranks as when it came first. */
async function rankImports(tx: Kysely<unknown>, ownerId: string): Promise<void> {
  await sql`
    update statement_import set
      rank = ranked.rank,
      latest_on = (
        select max(coalesce(payload ->> 'earnedOn', payload ->> 'workedOn', payload ->> 'paidOn'))::date
        from statement_item as item
        where item.user_id = ${ownerId} and item.import_id = statement_import.id)
    from (
      select id, dense_rank() over (order by first_at, file_sha256) as rank from (
        select id, file_sha256, min(committed_at) over (partition by file_sha256) as first_at
        from statement_import where user_id = ${ownerId} and state = 'committed'
      ) as recorded
    ) as ranked
    where user_id = ${ownerId} and ranked.id = statement_import.id`.execute(tx);
}

async function dropIndex(db: Kysely<unknown>): Promise<void> {
  await sql`drop index concurrently if exists ${sql.id(BY_TARGET)}`.execute(db);
}
