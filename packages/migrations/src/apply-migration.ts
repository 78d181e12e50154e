import type { Kysely } from 'kysely';
import { forgetApplied, recordApplied } from './applied-migrations.ts';
import { forgetFilled } from './backfill-progress.ts';
import { givingWay } from './giving-way.ts';
import type { Migration } from './migration.ts';
import { MigrationError } from './migration-error.ts';
import type { MigrationEvent } from './migration-events.ts';
import { type RunningMigration, runningMigration } from './running-migration.ts';

/** How a migration is run, and who is told. */
export interface Run {
  lockAttempts: number;
  lockTimeoutMs: number;
  onEvent: (event: MigrationEvent) => void;
  owners?: readonly string[];
}

/** Applies one migration and records it. Throws a MigrationError; a transactional one then left nothing behind. */
export async function applyMigration(db: Kysely<unknown>, migration: Migration, run: Run): Promise<void> {
  const { name } = migration;
  const startedAtMs = performance.now();
  const elapsedMs = () => Math.round(performance.now() - startedAtMs);
  run.onEvent({ kind: 'started', name });
  await explained(`Migration ${name} failed`, () =>
    running(name, run, () =>
      inKind(db, migration, async (handle) => {
        await migration.up(handle);
        await recordApplied(handle, name, elapsedMs());
      }),
    ),
  );
  await forgetFilled(db);
  run.onEvent({ kind: 'applied', name, ms: elapsedMs() });
}

/** Takes one migration back and forgets it. Throws a MigrationError that names those of `before`, which are gone by then. */
export async function takeBackMigration(
  db: Kysely<unknown>,
  migration: Migration,
  { before, ...run }: Run & { before: readonly string[] },
): Promise<void> {
  const gone = before.length > 0 ? ` (taken back before it: ${before.join(', ')})` : '';
  await explained(`Migration ${migration.name} was not taken back${gone}`, () =>
    running(migration.name, run, () =>
      inKind(db, migration, async (handle) => {
        await migration.down?.(handle);
        await forgetApplied(handle, migration.name);
      }),
    ),
  );
  await forgetFilled(db);
}

/** Gives way and begins again: a transaction was undone, and what runs outside of one may be run again by its own rule. */
function running(
  name: string,
  { lockAttempts: attempts, lockTimeoutMs, onEvent, owners }: Run,
  work: () => Promise<void>,
): Promise<void> {
  const onGivenWay = (attempt: number) => onEvent({ kind: 'gaveWay', name, attempt, attempts });
  const start = (): RunningMigration => ({
    name,
    givingWay: { attempts, onGivenWay },
    lockTimeoutMs,
    ...(owners === undefined ? {} : { owners }),
    onFilled: (progress) => onEvent({ kind: 'filled', name, ...progress }),
    fillings: 0,
    isFilling: false,
  });
  return givingWay(() => runningMigration.run(start(), work), { attempts, onGivenWay });
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
