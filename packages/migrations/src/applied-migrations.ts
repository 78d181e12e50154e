import { type Kysely, sql } from 'kysely';
import { MigrationError } from './migration-error.ts';

const INSUFFICIENT_PRIVILEGE = '42501';

export interface AppliedMigration {
  name: string;
  appliedAt: Date;
  durationMs: number;
}

/** Creates the table that remembers what was applied, unless it is there. */
export async function ensureRecordTable(db: Kysely<unknown>): Promise<void> {
  try {
    await createRecordTable(db);
  } catch (cause) {
    const mayNotCreate = cause instanceof Error && 'code' in cause && cause.code === INSUFFICIENT_PRIVILEGE;
    if (!mayNotCreate) throw cause;
    throw new MigrationError(
      'This role may not make tables in the database: let it own the database, or run GRANT CREATE, USAGE ON SCHEMA public TO it.',
      { cause },
    );
  }
}

async function createRecordTable(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table if not exists schema_migration (
      name text primary key,
      applied_at timestamptz not null default now(),
      duration_ms integer not null
    )`.execute(db);
}

/** What was applied, oldest first; nothing on a database that was never migrated. */
export async function readApplied(db: Kysely<unknown>): Promise<AppliedMigration[]> {
  const found = await sql<{ there: boolean }>`
    select to_regclass('schema_migration') is not null as there`.execute(db);
  if (found.rows[0]?.there !== true) return [];
  const { rows } = await sql<AppliedMigration>`
    select name, applied_at as "appliedAt", duration_ms as "durationMs"
    from schema_migration order by name`.execute(db);
  return rows;
}

/** Remembers a migration, in the migration's own transaction where it has one. */
export async function recordApplied(db: Kysely<unknown>, name: string, durationMs: number): Promise<void> {
  await sql`insert into schema_migration (name, duration_ms) values (${name}, ${durationMs})`.execute(db);
}

/** Forgets a migration that was taken back. */
export async function forgetApplied(db: Kysely<unknown>, name: string): Promise<void> {
  await sql`delete from schema_migration where name = ${name}`.execute(db);
}
