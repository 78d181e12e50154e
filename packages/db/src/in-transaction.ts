import { AsyncLocalStorage } from 'node:async_hooks';
import type { Kysely, Transaction } from 'kysely';
import type { Database } from './tables/index.ts';

const open = new AsyncLocalStorage<true>();

const DEADLOCK = '40P01';
const ATTEMPTS = 3;

/**
 * Runs `work` in one transaction: all of it, or nothing when it throws. Given a transaction, joins it. Inside, only the
 * handle that `work` receives may be used: a query through the pool would wait for a connection that this transaction may
 * be keeping from it, and throws instead.
 *
 * One that PostgreSQL ended because it and another one waited for each other runs again: `work` does nothing but ask the
 * database.
 */
export async function inTransaction<T>(
  db: Kysely<Database>,
  work: (tx: Transaction<Database>) => Promise<T>,
): Promise<T> {
  if (isTransaction(db)) return work(db);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction().execute((tx) => open.run(true, () => work(tx)));
    } catch (fault) {
      if (attempt === ATTEMPTS || !isDeadlock(fault)) throw fault;
    }
  }
}

function isDeadlock(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && fault.code === DEADLOCK;
}

/** Runs reads that all see the database as it was at one moment. Given a transaction, joins it as it is. */
export function inSnapshot<T>(
  db: Kysely<Database>,
  read: (tx: Transaction<Database>) => Promise<T>,
): Promise<T> {
  if (isTransaction(db)) return read(db);
  const snapshot = db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');
  return snapshot.execute((tx) => open.run(true, () => read(tx)));
}

/** Throws when the running code is inside a transaction and asks the pool for a second connection. */
export function assertOutsideTransaction(): void {
  if (open.getStore()) {
    throw new Error(
      'A query inside a transaction used the outer database handle: use the handle of the transaction.',
    );
  }
}

function isTransaction(db: Kysely<Database>): db is Transaction<Database> {
  return db.isTransaction;
}
