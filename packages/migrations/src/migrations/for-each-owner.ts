import { type Kysely, sql, type Transaction } from 'kysely';

const DEADLOCK = '40P01';
const ATTEMPTS = 10;

/**
 * Fills in what belongs to each account, one short transaction for each, so that nobody's writes wait for more than their
 * own account. One that PostgreSQL ended because it and a write waited for each other is done again.
 */
export async function forEachOwner(
  db: Kysely<unknown>,
  fill: (tx: Transaction<unknown>, ownerId: string) => Promise<void>,
): Promise<void> {
  const { rows } = await sql<{ user_id: string }>`select user_id from account order by user_id`.execute(db);
  for (const { user_id } of rows) await inTransaction(db, (tx) => fill(tx, user_id));
}

async function inTransaction(
  db: Kysely<unknown>,
  work: (tx: Transaction<unknown>) => Promise<void>,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction().execute(work);
    } catch (fault) {
      const isDeadlock = fault instanceof Error && 'code' in fault && fault.code === DEADLOCK;
      if (!isDeadlock || attempt === ATTEMPTS) throw fault;
    }
  }
}
