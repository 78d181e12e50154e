import { setTimeout as pause } from 'node:timers/promises';
import { startThrowawayPostgres } from '@earntrack/embedded-postgres';
import { MIGRATIONS, migrateUp } from '@earntrack/migrations';
import { Client, DatabaseError } from 'pg';
import { fillEarlier, listWriters, type Writer, writeOnce } from './earlier-schema.queries.ts';
import { readLockWaitMs, WRITER } from './lock-wait.queries.ts';

/** The last migration before sums, copies and their indexes were kept: what comes after it has rows to go through. */
const FILLED_AT = '0010-goals';
const WANTED_MS = 1_000;
const EARNINGS_OF_AN_ACCOUNT = 4_000;
const MOST_ACCOUNTS = 2_000;
const FEWEST_ACCOUNTS = 20;
const LARGEST_SHARE = 0.01;
const WRITERS_OF_EACH = 2;
const DEADLOCK = '40P01';
const LOOKS_EVERY_MS = 20;

export interface MigratedStep {
  migration: string;
  seconds: number;
  /** How often it let everybody through and tried again. */
  gaveWay: number;
  writes: number;
  /** Writes that PostgreSQL ended since they and a migration waited for each other; the next attempt is part of how long they took. */
  deadlocks: number;
  longestWriteMs: number;
  /** The longest that a write waited for a lock of the migration, as PostgreSQL tells it; some milliseconds more are possible. */
  longestLockMs: number;
}

/** What a write was, of somebody who saves an earning with its hours: from its beginning to its end. */
class Watch {
  writes = 0;
  deadlocks = 0;
  longestMs = 0;
  longestLockMs = 0;
  #begun = new Map<number, number>();

  begin(writer: number): void {
    this.#begun.set(writer, performance.now());
  }

  end(writer: number): void {
    this.writes += 1;
    this.#longest(writer);
    this.#begun.delete(writer);
  }

  /** One that still waits has waited until now at least. */
  take(): Pick<MigratedStep, 'writes' | 'deadlocks' | 'longestWriteMs' | 'longestLockMs'> {
    for (const writer of this.#begun.keys()) this.#longest(writer);
    const taken = {
      writes: this.writes,
      deadlocks: this.deadlocks,
      longestWriteMs: Math.round(this.longestMs),
      longestLockMs: Math.round(this.longestLockMs),
    };
    this.writes = 0;
    this.deadlocks = 0;
    this.longestMs = 0;
    this.longestLockMs = 0;
    return taken;
  }

  #longest(writer: number): void {
    this.longestMs = Math.max(this.longestMs, performance.now() - (this.#begun.get(writer) ?? Infinity));
  }
}

/** How long a write waits at most while each migration is applied to so many earnings. */
export async function benchMigrate(rowCount: number) {
  await using ends = new AsyncDisposableStack();
  const postgres = await startThrowawayPostgres({ isDurable: true });
  ends.defer(() => postgres.stop());
  const { url } = postgres;
  const client = new Client({ connectionString: url });
  await client.connect();
  ends.defer(() => client.end());
  await migrateTo(url, FILLED_AT);
  const accounts = Math.min(
    MOST_ACCOUNTS,
    Math.max(FEWEST_ACCOUNTS, Math.round(rowCount / EARNINGS_OF_AN_ACCOUNT)),
  );
  const startedMs = performance.now();
  const ofLargest = Math.round(rowCount * LARGEST_SHARE);
  await fillEarlier(client, { accounts, earnings: rowCount, ofLargest });
  const fillSeconds = Math.round((performance.now() - startedMs) / 1000);
  const watch = new Watch();
  const writers = await startWriting(url, await listWriters(client), watch);
  const looks = await startLooking(url, watch);
  const steps: MigratedStep[] = [];
  for (const { name } of MIGRATIONS.filter((each) => each.name > FILLED_AT)) {
    watch.take();
    const { seconds, gaveWay } = await migrateTo(url, name);
    steps.push({ migration: name, seconds, gaveWay, ...watch.take() });
  }
  await looks.stop();
  await writers.stop();
  const isUnder = steps.every(({ longestWriteMs }) => longestWriteMs < WANTED_MS);
  const isNeverHeld = steps.every(({ longestLockMs }) => longestLockMs < WANTED_MS);
  return { rowCount, accounts, ofLargest, fillSeconds, steps, isUnder, isNeverHeld };
}

async function migrateTo(url: string, name: string): Promise<{ seconds: number; gaveWay: number }> {
  const startedMs = performance.now();
  let gaveWay = 0;
  await migrateUp(url, {
    migrations: MIGRATIONS.slice(0, MIGRATIONS.findIndex((each) => each.name === name) + 1),
    onEvent: ({ kind }) => {
      if (kind === 'gaveWay') gaveWay += 1;
    },
  });
  return { seconds: Number(((performance.now() - startedMs) / 1000).toFixed(1)), gaveWay };
}

async function isWritten(client: Client, owner: Writer): Promise<boolean> {
  try {
    await writeOnce(client, owner);
    return true;
  } catch (fault) {
    await client.query('rollback');
    if (fault instanceof DatabaseError && fault.code === DEADLOCK) return false;
    throw fault;
  }
}

/** Somebody of the largest account and somebody of another one, each on some devices, as quickly as they can. */
async function startWriting(url: string, owners: readonly Writer[], watch: Watch) {
  const state = { isOver: false };
  const people = owners.flatMap((owner) => Array.from({ length: WRITERS_OF_EACH }, () => owner));
  const writing = people.map(async (owner, writer) => {
    const client = new Client({ connectionString: url, application_name: WRITER });
    await client.connect();
    while (!state.isOver) {
      watch.begin(writer);
      while (!(await isWritten(client, owner))) watch.deadlocks += 1;
      watch.end(writer);
    }
    await client.end();
  });
  return {
    async stop() {
      state.isOver = true;
      await Promise.all(writing);
    },
  };
}

/** Asks PostgreSQL who waits for a lock, again and again. */
async function startLooking(url: string, watch: Watch) {
  const client = new Client({ connectionString: url });
  await client.connect();
  const state = { isOver: false };
  const look = async () => {
    while (!state.isOver) {
      watch.longestLockMs = Math.max(watch.longestLockMs, await readLockWaitMs(client));
      await pause(LOOKS_EVERY_MS);
    }
    await client.end();
  };
  const looking = look();
  return {
    async stop() {
      state.isOver = true;
      await looking;
    },
  };
}
