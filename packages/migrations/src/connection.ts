import { Kysely } from 'kysely';
import { Client, Pool } from 'pg';
import { MigrationError } from './migration-error.ts';
import { type Around, WatchedDialect } from './watched-driver.ts';

const CONNECT_TIMEOUT_MS = 10_000;

/** The longest single statement of a migration. */
const STATEMENT_TIMEOUT_MS = 30 * 60_000;

interface Ways {
  /** How long a statement waits for a lock that live queries hold, before it gives way to them. */
  lockTimeoutMs?: number;
  around?: Around;
}

/** Runs `work` with a Kysely of one direct connection, closed afterwards. */
export async function withDatabase<T>(
  connectionString: string,
  work: (db: Kysely<unknown>) => Promise<T>,
  { lockTimeoutMs = 5_000, around = ({ run }) => run() }: Ways = {},
): Promise<T> {
  const pool = new Pool({
    connectionString,
    max: 1,
    application_name: 'earntrack-migrate',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    lock_timeout: lockTimeoutMs,
    statement_timeout: STATEMENT_TIMEOUT_MS,
  });
  // A broken idle connection shows itself in the next query; without a listener it would end the process.
  pool.on('error', () => undefined);
  const db = new Kysely<unknown>({ dialect: new WatchedDialect({ pool }, around) });
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}

/** Runs `work` with a connection of its own for the lock, and a check that this connection, and so the lock, still lives. */
export async function withLockConnection<T>(
  connectionString: string,
  work: (client: Client, assertAlive: () => Promise<void>) => Promise<T>,
): Promise<T> {
  const client = new Client({
    connectionString,
    application_name: 'earntrack-migrate-lock',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
  });
  // A lost connection shows itself in the next query; without a listener it would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client, () => assertAnswers(client));
  } finally {
    await client.end();
  }
}

async function assertAnswers(client: Client): Promise<void> {
  try {
    await client.query('select 1');
  } catch (cause) {
    throw new MigrationError('The connection that held the migration lock was lost: try again.', { cause });
  }
}
