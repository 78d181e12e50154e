import { AsyncLocalStorage } from 'node:async_hooks';
import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Kysely, Transaction } from 'kysely';
import { type AskLast, readSnapshot, writeTogether } from './together.ts';
import type { Database } from './tables/index.ts';

const open = new AsyncLocalStorage<true>();

const DEADLOCK = '40P01';
const PLAN_OF_BEFORE = '0A000';
const ATTEMPTS = 3;
/** By then the other one has what it waited for. Without a pause this one takes it away again, and both wait once more. */
const GIVE_WAY_MS = 50;

/** PostgreSQL keeps a statement with the columns that its table had: after a migration it has to be prepared anew. */
export function isPlanOfBefore(fault: unknown): boolean {
  return hasCode(fault, PLAN_OF_BEFORE) && /cached plan/.test(fault.message);
}

/** Whether the running code is inside a transaction. */
export function isInsideTransaction(): boolean {
  return open.getStore() === true;
}

/**
 * Runs `work` in one transaction: all of it, or nothing when it throws. What it asks side by side goes together. Given a transaction,
 * joins it. Inside, only the handle that `work` receives may be used: a query through the pool would wait for a connection that this
 * transaction may be keeping from it, and throws instead.
 *
 * One that PostgreSQL ended because it and another one waited for each other, or because a migration came between, runs again:
 * `work` does nothing but ask the database.
 */
export async function inTransaction<T>(
  db: Kysely<Database>,
  work: (tx: Transaction<Database>) => Promise<T>,
): Promise<T> {
  if (isTransaction(db)) return work(db);
  return repeated(() => writeTogether(db, (tx) => open.run(true, () => work(tx))));
}

/** Runs reads that all see the database as it was at one moment; those asked side by side go together. Given a transaction, joins it as it is. */
export function inSnapshot<T>(
  db: Kysely<Database>,
  read: (tx: Transaction<Database>, askLast: AskLast) => Promise<T>,
): Promise<T> {
  if (isTransaction(db)) return read(db, (ask) => ask());
  return repeated(() => readSnapshot(db, (tx, askLast) => open.run(true, () => read(tx, askLast))));
}

async function repeated<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (fault) {
      const isDeadlock = hasCode(fault, DEADLOCK);
      if (attempt === ATTEMPTS || !(isDeadlock || isPlanOfBefore(fault))) throw fault;
      if (isDeadlock) await pause(attempt * randomInt(GIVE_WAY_MS, 2 * GIVE_WAY_MS));
    }
  }
}

function hasCode(fault: unknown, code: string): fault is Error {
  return fault instanceof Error && 'code' in fault && fault.code === code;
}

/** Throws when the running code is inside a transaction and asks the pool for a second connection. */
export function assertOutsideTransaction(): void {
  if (isInsideTransaction()) {
    throw new Error(
      'A query inside a transaction used the outer database handle: use the handle of the transaction.',
    );
  }
}

function isTransaction(db: Kysely<Database>): db is Transaction<Database> {
  return db.isTransaction;
}
