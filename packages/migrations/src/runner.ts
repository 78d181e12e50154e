import type { Kysely } from 'kysely';
import {
  type AppliedMigration,
  ensureRecordTable,
  forgetApplied,
  readApplied,
  recordApplied,
} from './applied-migrations.ts';
import { withDatabase, withLockConnection } from './connection.ts';
import type { Migration } from './migration.ts';
import { MigrationError } from './migration-error.ts';
import { withMigrationLock } from './migration-lock.ts';
import { chosenOf, pendingOf } from './migration-plan.ts';
import { MIGRATIONS } from './migrations/index.ts';

export interface MigrateOptions {
  /** Ours unless a test brings its own. */
  migrations?: readonly Migration[];
  /** Of these the ones with such names alone, for the schema of an earlier version. One that is not known is refused. */
  only?: readonly string[];
  /** How long to wait for another process that migrates; a minute unless said. */
  lockWaitMs?: number;
}

export interface MigrationStatus {
  applied: AppliedMigration[];
  pending: string[];
}

interface Locked {
  db: Kysely<unknown>;
  migrations: readonly Migration[];
  assertAlive: () => Promise<void>;
}

const LOCK_WAIT_MS = 60_000;

/**
 * Applies what is pending, each migration once, whoever else tries at the same time. Returns the names that were applied.
 * Throws a MigrationError that names the failed migration; a transactional one then left nothing behind.
 */
export function migrateUp(connectionString: string, options: MigrateOptions = {}): Promise<string[]> {
  return locked(connectionString, options, async ({ db, migrations, assertAlive }) => {
    await ensureRecordTable(db);
    const applied = await readApplied(db);
    const pending = pendingOf(
      migrations,
      applied.map(({ name }) => name),
    );
    for (const migration of pending) {
      await assertAlive();
      await apply(db, migration);
    }
    return pending.map(({ name }) => name);
  });
}

/**
 * Takes back the last `steps` migrations and returns their names, latest first. Throws a MigrationError, with nothing
 * changed, when one of them has no way back; one that finds rows in its tables stops there.
 */
export function migrateDown(
  connectionString: string,
  { steps, ...options }: MigrateOptions & { steps: number },
): Promise<string[]> {
  return locked(connectionString, options, async ({ db, migrations, assertAlive }) => {
    const names = (await readApplied(db)).map(({ name }) => name);
    pendingOf(migrations, names);
    const targets = names.toReversed().slice(0, steps);
    const found = targets.map((target) => migrations.find(({ name }) => name === target));
    const reversible = found.flatMap((migration) => (migration?.down ? [migration] : []));
    if (reversible.length < targets.length) {
      const stuck = found.find((migration) => !migration?.down);
      throw new MigrationError(`Migration ${stuck?.name} cannot be taken back: restore a backup instead.`);
    }
    for (const [done, migration] of reversible.entries()) {
      await assertAlive();
      await takeBack(db, migration, targets.slice(0, done));
    }
    return targets;
  });
}

/** What was applied and what is pending. Changes nothing; throws as `migrateUp` does for a newer schema. */
export function migrationStatus(
  connectionString: string,
  options: MigrateOptions = {},
): Promise<MigrationStatus> {
  return withDatabase(connectionString, async (db) => {
    const applied = await readApplied(db);
    const pending = pendingOf(
      options.migrations ?? MIGRATIONS,
      applied.map(({ name }) => name),
    );
    return { applied, pending: pending.map(({ name }) => name) };
  });
}

/** Throws a MigrationError, in one sentence for the operator, unless the schema is exactly the one of this version. */
export async function assertCurrent(connectionString: string, options: MigrateOptions = {}): Promise<void> {
  const { pending } = await migrationStatus(connectionString, options);
  if (pending.length === 0) return;
  throw new MigrationError(
    `The database schema is behind this version of EarnTrack (missing: ${pending.join(', ')}): run "earntrack migrate up" first.`,
  );
}

function locked<T>(
  connectionString: string,
  { migrations: all = MIGRATIONS, only, lockWaitMs = LOCK_WAIT_MS }: MigrateOptions,
  work: (locked: Locked) => Promise<T>,
): Promise<T> {
  const migrations = only === undefined ? all : chosenOf(all, only);
  return withLockConnection(connectionString, (client, assertAlive) =>
    withMigrationLock(client, lockWaitMs, () =>
      withDatabase(connectionString, (db) => work({ db, migrations, assertAlive })),
    ),
  );
}

async function apply(db: Kysely<unknown>, migration: Migration): Promise<void> {
  const startedAtMs = performance.now();
  const elapsedMs = () => Math.round(performance.now() - startedAtMs);
  await explained(`Migration ${migration.name} failed`, () =>
    inKind(db, migration, async (handle) => {
      await migration.up(handle);
      await recordApplied(handle, migration.name, elapsedMs());
    }),
  );
}

async function takeBack(db: Kysely<unknown>, migration: Migration, before: string[]): Promise<void> {
  const gone = before.length > 0 ? ` (taken back before it: ${before.join(', ')})` : '';
  await explained(`Migration ${migration.name} was not taken back${gone}`, () =>
    inKind(db, migration, async (handle) => {
      await migration.down?.(handle);
      await forgetApplied(handle, migration.name);
    }),
  );
}

function inKind(
  db: Kysely<unknown>,
  migration: Migration,
  step: (handle: Kysely<unknown>) => Promise<void>,
): Promise<void> {
  return migration.kind === 'transactional' ? db.transaction().execute(step) : step(db);
}

async function explained(what: string, step: () => Promise<void>): Promise<void> {
  try {
    await step();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new MigrationError(`${what}: ${reason}`, { cause });
  }
}
