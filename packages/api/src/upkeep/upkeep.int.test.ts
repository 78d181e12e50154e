import { randomUUID } from 'node:crypto';
import { asOperator, createDatabase, type DatabaseHandle } from '@earntrack/db';
import { createTestDatabase, type TestDatabase } from '@earntrack/testkit';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Handle } from '../actor.ts';
import { readDatabaseState } from './database-state.ts';
import { keepTables, type UpkeepReport } from './upkeep.ts';
import type { UpkeepKind } from './upkeep-steps.ts';

const doing = { accountId: null, address: '', now: new Date('2026-11-26T10:00:00Z') };
const INDEX = 'release_by_time';
let testDatabase: TestDatabase;
let database: DatabaseHandle;
let db: Handle;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = createDatabase({ connectionString: testDatabase.url });
  db = asOperator(database.db, 'A test that looks at tables as PostgreSQL has them');
  const versions = Array.from({ length: 500 }, (_, at) => ({
    id: randomUUID(),
    version: `1.0.${at}`,
    result: 'succeeded' as const,
    note: '',
  }));
  await counted((connection) => connection.insertInto('release').values(versions).execute());
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

/** A change that PostgreSQL has counted when this ends: by itself it counts within a second, or after ten. */
async function counted(change: (connection: Handle) => Promise<unknown>): Promise<void> {
  await db.connection().execute(async (connection) => {
    await change(connection);
    await sql`select pg_stat_force_next_flush()`.execute(connection);
  });
}

interface Given {
  table?: string;
  lockWaitMs?: number;
  signal?: AbortSignal;
  onPhase?: (phase: string) => void;
}

function keep(kind: UpkeepKind, { table = 'release', lockWaitMs = 5_000, ...given }: Given = {}) {
  const watch = {
    signal: given.signal ?? new AbortController().signal,
    onStep: () => undefined,
    onProgress: (_: unknown, { phase }: { phase: string }) => given.onPhase?.(phase),
  };
  return keepTables(database.db, doing, { wish: { kind, table, lockWaitMs }, watch });
}

const inShort = ({ steps }: UpkeepReport) =>
  steps.map(({ index, outcome }) => `${outcome} ${index ?? 'table'}`);
const reasonOf = (report: UpkeepReport) => report.steps.find(({ outcome }) => outcome === 'left')?.reason;

async function invalidIndexes(): Promise<string[]> {
  const { indexes } = await readDatabaseState(database.db, doing.now);
  return indexes.filter(({ isValid }) => !isValid).map(({ name }) => name);
}

/** Lets somebody hold the database, as a transaction does that was forgotten, while something is done. */
async function whileHeld<T>(held: ReturnType<typeof sql>, work: () => Promise<T>): Promise<T> {
  const holder = createDatabase({ connectionString: testDatabase.url });
  const transaction = holder.db.transaction().setIsolationLevel('repeatable read');
  try {
    return await transaction.execute(async (tx) => {
      await held.execute(asOperator(tx, 'A test that holds others up'));
      return await work();
    });
  } finally {
    await holder.close();
  }
}

const USES_THE_TABLE = sql`select count(*) from "release"`;
const HOLDS_A_SNAPSHOT = sql`select count(*) from invitation`;

it('vacuums and analyses while others read and save, and remembers who began and how it ended', async () => {
  await counted((connection) =>
    connection.deleteFrom('release').where('version', 'like', '1.0.1%').execute(),
  );
  const report = await whileHeld(USES_THE_TABLE, () => keep('vacuum'));
  expect(report).toMatchObject({ kind: 'vacuum', isWhole: true });
  expect(inShort(report)).toEqual(['done table']);
  const acts = await db.selectFrom('operator_act').selectAll().orderBy('at').execute();
  expect(acts).toMatchObject([
    { action: 'upkeep_begun', actor_id: null, details: { kind: 'vacuum', table: 'release' } },
    { action: 'upkeep_ended', details: { kind: 'vacuum', done: 1, left: 0, isWhole: true } },
  ]);
  await keep('vacuum');
  const state = await readDatabaseState(database.db, doing.now);
  expect(state.tables.find(({ name }) => name === 'release')).toMatchObject({
    deadRows: 0,
    changedSinceAnalyze: 0,
    vacuumedAt: expect.any(Date),
    analyzedAt: expect.any(Date),
  });
  expect(state.statements).toEqual({ known: false, why: 'not loaded' });
});

it('knows what a restore put out of the way of this database, and of no other', async () => {
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(db);
  const tail = '_before_20261126093000_4f2a';
  const names = [`${rows[0]?.name}${tail}`, `else${tail}`];
  for (const name of names) await sql`create database ${sql.id(name)}`.execute(db);
  await sql`create schema before_restore_20261126093000`.execute(db);
  try {
    const { setAside } = await readDatabaseState(database.db, doing.now);
    expect(setAside).toEqual([
      { name: 'before_restore_20261126093000', kind: 'schema', bytes: 0 },
      { name: names[0], kind: 'database', bytes: expect.any(Number) },
    ]);
  } finally {
    await sql`drop schema before_restore_20261126093000`.execute(db);
    for (const name of names) await sql`drop database ${sql.id(name)}`.execute(db);
  }
});

it('looks anew only at tables of which much has changed', async () => {
  expect(inShort(await keep('analyze'))).toEqual(['done table']);
  expect(inShort(await keep('statistics'))).toEqual([]);
  await counted((connection) => connection.updateTable('release').set({ note: 'changed' }).execute());
  expect(inShort(await keep('statistics'))).toEqual(['done table']);
});

it('leaves what others hold, says so, and goes on with a table that there is', async () => {
  const locked = sql`lock table "release" in share update exclusive mode`;
  const report = await whileHeld(locked, () => keep('vacuum', { lockWaitMs: 100 }));
  expect(inShort(report)).toEqual(['left table']);
  expect(reasonOf(report)).toContain('Others held it for longer than 0.1 s');
  await expect(keep('vacuum', { table: 'releases' })).rejects.toThrow('There is no table "releases".');
});

it('ended in the midst of an index, keeps the old one and leaves nothing half', async () => {
  const asked = new AbortController();
  const seen: string[] = [];
  const others: Promise<string>[] = [];
  const report = await whileHeld(HOLDS_A_SNAPSHOT, () =>
    keep('reindex', {
      signal: asked.signal,
      lockWaitMs: 30_000,
      onPhase(phase) {
        seen.push(phase);
        if (!phase.startsWith('waiting') || asked.signal.aborted) return;
        others.push(
          keep('analyze').then(
            () => 'went on',
            (err: Error) => err.message,
          ),
        );
        asked.abort();
      },
    }),
  );
  expect(await Promise.all(others)).toEqual([expect.stringMatching(/^Somebody keeps the tables in order/)]);
  expect(report.isWhole).toBe(false);
  expect(inShort(report)).toEqual(['left release_by_time', 'dropped release_by_time_ccnew']);
  expect(reasonOf(report)).toBe('You ended it.');
  expect(seen.at(-1)).toBe('dropping what a rebuild has left');
  expect(await invalidIndexes()).toEqual([]);
});

it('finds what a rebuild has left that was killed, drops it, and builds every index anew', async () => {
  const breakOff = () =>
    database.db.connection().execute(async (connection) => {
      const worker = asOperator(connection, 'A test that breaks off');
      await sql`set lock_timeout = '50ms'`.execute(worker);
      try {
        await sql`reindex index concurrently ${sql.table(INDEX)}`.execute(worker);
      } finally {
        await sql`reset lock_timeout`.execute(worker);
      }
    });
  await whileHeld(HOLDS_A_SNAPSHOT, () => expect(breakOff()).rejects.toThrow('lock timeout'));
  expect(await invalidIndexes()).toEqual([`${INDEX}_ccnew`]);
  const report = await keep('reindex');
  expect(inShort(report)).toEqual([`dropped ${INDEX}_ccnew`, `done ${INDEX}`, 'done release_pkey']);
  expect(await invalidIndexes()).toEqual([]);
});
