import type { Kysely } from 'kysely';
import { type AppliedMigration, ensureRecordTable, readApplied } from './applied-migrations.ts';
import { applyMigration, type Run, takeBackMigration } from './apply-migration.ts';
import { withDatabase, withLockConnection } from './connection.ts';
import type { Migration } from './migration.ts';
import { MigrationError } from './migration-error.ts';
import type { MigrationEvent } from './migration-events.ts';
import { withMigrationLock } from './migration-lock.ts';
import { chosenOf, pendingOf } from './migration-plan.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { patiently } from './patience.ts';

export interface MigrateOptions {
  /** Ours unless a test brings its own. */
  migrations?: readonly Migration[];
  /** Of these the ones with such names alone, for the schema of an earlier version. One that is not known is refused. */
  only?: readonly string[];
  /** How long to wait for another process that migrates; a minute unless said. */
  lockWaitMs?: number;
  /** How long a statement may wait for a lock, and all who write behind it, before it gives way; half a second unless said. */
  lockTimeoutMs?: number;
  /** How often it tries a lock; for about four minutes unless said. */
  lockAttempts?: number;
  onEvent?: (event: MigrationEvent) => void;
}

export interface MigrationStatus {
  applied: AppliedMigration[];
  pending: string[];
}

interface Locked {
  db: Kysely<unknown>;
  migrations: readonly Migration[];
  run: Run;
  assertAlive: () => Promise<void>;
}

const LOCK_WAIT_MS = 60_000;
const LOCK_TIMEOUT_MS = 500;
const LOCK_ATTEMPTS = 120;

/**
 * Applies what is pending, each migration once, whoever else tries at the same time. Returns the names that were applied.
 * Throws a MigrationError that names the failed migration; a transactional one then left nothing behind.
 */
export function migrateUp(connectionString: string, options: MigrateOptions = {}): Promise<string[]> {
  return locked(connectionString, options, async ({ db, migrations, run, assertAlive }) => {
    await ensureRecordTable(db);
    const applied = await readApplied(db);
    const pending = pendingOf(
      migrations,
      applied.map(({ name }) => name),
    );
    for (const migration of pending) {
      await assertAlive();
      await applyMigration(db, migration, run);
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
  return locked(connectionString, options, async ({ db, migrations, run, assertAlive }) => {
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
      await takeBackMigration(db, migration, { ...run, before: targets.slice(0, done) });
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
  options: MigrateOptions,
  work: (locked: Locked) => Promise<T>,
): Promise<T> {
  const { migrations: all = MIGRATIONS, only, lockWaitMs = LOCK_WAIT_MS, onEvent = () => {} } = options;
  const { lockTimeoutMs = LOCK_TIMEOUT_MS, lockAttempts = LOCK_ATTEMPTS } = options;
  const migrations = only === undefined ? all : chosenOf(all, only);
  const run = { lockAttempts, lockTimeoutMs, onEvent };
  return withLockConnection(connectionString, (client, assertAlive) =>
    withMigrationLock(client, lockWaitMs, () =>
      withDatabase(connectionString, (db) => work({ db, migrations, run, assertAlive }), {
        lockTimeoutMs,
        around: patiently,
      }),
    ),
  );
}
