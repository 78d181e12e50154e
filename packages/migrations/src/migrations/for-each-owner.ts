import { type Kysely, sql, type Transaction } from 'kysely';
import { lastFilled, noteFilled } from '../backfill-progress.ts';
import { givingWay } from '../giving-way.ts';
import { type RunningMigration, runningMigration } from '../running-migration.ts';

const DEADLOCK = '40P01';
const ATTEMPTS = 10;

/**
 * Fills in what belongs to each account, one short transaction for each, so that nobody's writes wait for more than their
 * own account. One that PostgreSQL ended because it and a write waited for each other is done again. After a stop it goes on
 * where it was: so whatever keeps what was filled in right has to be there before this begins.
 */
export async function forEachOwner(
  db: Kysely<unknown>,
  fill: (tx: Transaction<unknown>, ownerId: string) => Promise<void>,
): Promise<void> {
  const running = runningMigration.getStore();
  if (running === undefined) throw new Error('Accounts are filled in by a migration that runs.');
  running.fillings += 1;
  running.isFilling = true;
  const step = `${running.name} ${running.fillings}`;
  const after = await lastFilled(db, step);
  const owners = running.owners ?? (await listOwners(db));
  const left = after === null ? owners : owners.filter((owner) => owner > after);
  for (const [at, owner] of left.entries()) {
    await inTransaction(db, running, async (tx) => {
      await fill(tx, owner);
      await noteFilled(tx, step, owner);
    });
    const done = owners.length - left.length + at + 1;
    running.onFilled({ done, total: owners.length, isResumed: after !== null });
  }
  running.isFilling = false;
}

async function listOwners(db: Kysely<unknown>): Promise<string[]> {
  const { rows } = await sql<{ user_id: string }>`select user_id from account order by user_id`.execute(db);
  return rows.map(({ user_id }) => user_id);
}

async function inTransaction(
  db: Kysely<unknown>,
  running: RunningMigration,
  work: (tx: Transaction<unknown>) => Promise<void>,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await givingWay(() => db.transaction().execute(work), running.givingWay);
    } catch (fault) {
      const isDeadlock = fault instanceof Error && 'code' in fault && fault.code === DEADLOCK;
      if (!isDeadlock || attempt === ATTEMPTS) throw fault;
    }
  }
}
