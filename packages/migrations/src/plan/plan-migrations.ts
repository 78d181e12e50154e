import type { Kysely } from 'kysely';
import { Client } from 'pg';
import { ensureRecordTable } from '../applied-migrations.ts';
import { applyMigration } from '../apply-migration.ts';
import { withDatabase } from '../connection.ts';
import type { Migration } from '../migration.ts';
import { MIGRATIONS } from '../migrations/index.ts';
import { migrateUp, type MigrateOptions, migrationStatus } from '../runner.ts';
import { dumpSchema } from '../schema-dump.ts';
import { compareModes, type LockMode, type Waiting, waitingFor } from './lock-modes.ts';
import { type Effect, LockWatch, type Seen } from './lock-watch.ts';
import { withScratchDatabase } from './scratch-database.ts';
import { readTableSizes, type TableSize } from './table-sizes.ts';

/** The strongest lock that a migration takes on a table that is there today, with all that decides how long others wait for it. */
export interface PlannedLock {
  table: string;
  mode: LockMode;
  waiting: Waiting;
  /** What is done while it is held: nothing that grows with a table, or reading or writing anew all rows of `through`. */
  effect: Effect;
  through: string | null;
  /** Of the real table; the rows as the planner estimates them. */
  rows: number;
  bytes: number;
}

export interface PlannedMigration {
  name: string;
  kind: Migration['kind'];
  statements: number;
  /** The strongest first. */
  locks: PlannedLock[];
  /** On the scratch copy, which has no rows. */
  ms: number;
}

export interface MigrationPlan {
  pending: PlannedMigration[];
  /** False where somebody has changed the schema by hand: then the copy is not quite what will be migrated. */
  isAsMigrated: boolean;
}

/** Nobody else is there. */
const LOCK_TIMEOUT_MS = 5_000;

/** In the place of all accounts: what is done for each is done for one who has nothing. */
const NOBODY = '00000000-0000-4000-8000-000000000000';

/**
 * What `migrateUp` would do and lock. Found out by doing it: on an empty copy of the schema, in a scratch database on the same server, which
 * is dropped. The real one is only read: what was applied, its schema, the sizes of its tables.
 */
export async function planMigrations(
  connectionString: string,
  { migrations = MIGRATIONS }: Pick<MigrateOptions, 'migrations'> = {},
): Promise<MigrationPlan> {
  const status = await migrationStatus(connectionString, { migrations });
  const pending = migrations.filter(({ name }) => status.pending.includes(name));
  if (pending.length === 0) return { pending: [], isAsMigrated: true };
  const sizes = await readTableSizes(connectionString);
  const schema = await dumpSchema(connectionString);
  return withScratchDatabase(connectionString, async (url) => {
    const applied = migrations.filter(({ name }) => !status.pending.includes(name));
    await migrateUp(url, { migrations: applied });
    const isAsMigrated = (await dumpSchema(url)) === schema;
    return { pending: await watchEach(url, pending, sizes), isAsMigrated };
  });
}

async function watchEach(
  url: string,
  pending: readonly Migration[],
  sizes: ReadonlyMap<string, TableSize>,
): Promise<PlannedMigration[]> {
  const observer = new Client({ connectionString: url, application_name: 'earntrack-migrate-plan' });
  await observer.connect();
  try {
    const planned: PlannedMigration[] = [];
    for (const migration of pending) {
      const watch = new LockWatch(observer);
      const startedMs = performance.now();
      await withDatabase(url, (db) => applyWatched(db, migration), { around: watch.around });
      const ms = Math.round(performance.now() - startedMs);
      const { name, kind } = migration;
      planned.push({ name, kind, statements: watch.seen.length, locks: locksOf(watch.seen, sizes), ms });
    }
    return planned;
  } finally {
    await observer.end();
  }
}

async function applyWatched(db: Kysely<unknown>, migration: Migration): Promise<void> {
  await ensureRecordTable(db);
  await applyMigration(db, migration, {
    lockAttempts: 1,
    lockTimeoutMs: LOCK_TIMEOUT_MS,
    onEvent: () => {},
    owners: [NOBODY],
  });
}

/** Weak ones are everybody's, and nobody waits for them: what is left is what somebody has to know. */
function locksOf(seen: readonly Seen[], sizes: ReadonlyMap<string, TableSize>): PlannedLock[] {
  const strongest = new Map<string, PlannedLock>();
  for (const [at, { transaction, locks }] of seen.entries()) {
    const meanwhile = seen.slice(at).filter((later) => later.transaction === transaction);
    for (const { table, mode } of locks) {
      const size = sizes.get(table);
      if (size === undefined || compareModes(mode, 'ROW EXCLUSIVE') < 0) continue;
      const lock = { table, mode, waiting: waitingFor(mode), ...longestOf(meanwhile, sizes), ...size };
      const known = strongest.get(table);
      if (known === undefined || isWorse(lock, known)) strongest.set(table, lock);
    }
  }
  return [...strongest.values()].toSorted((one, other) => compareModes(other.mode, one.mode));
}

function isWorse(one: PlannedLock, other: PlannedLock): boolean {
  const byMode = compareModes(one.mode, other.mode);
  return byMode > 0 || (byMode === 0 && other.effect === 'nothing' && one.effect !== 'nothing');
}

/** The largest table that is gone through from there to the end of the transaction. */
function longestOf(
  meanwhile: readonly Seen[],
  sizes: ReadonlyMap<string, TableSize>,
): Pick<PlannedLock, 'effect' | 'through'> {
  const bytesOf = ({ table }: { table: string }) => sizes.get(table)?.bytes ?? 0;
  const [longest] = meanwhile
    .flatMap(({ effects }) => effects)
    .filter(({ table }) => sizes.has(table))
    .toSorted((one, other) => bytesOf(other) - bytesOf(one));
  return longest === undefined
    ? { effect: 'nothing', through: null }
    : { effect: longest.effect, through: longest.table };
}
