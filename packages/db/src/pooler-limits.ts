import { type Kysely, sql } from 'kysely';
import type { Database } from './tables/index.ts';

/** What stands before the database cannot be used as it is set up; the message says what to change. */
export class PoolerError extends Error {}

const LIMITS = ['statement_timeout', 'idle_in_transaction_session_timeout'] as const;

/**
 * Behind a pooler nobody can say at the beginning of a connection how long a statement may take: it has to be set for all of them. Throws
 * a PoolerError where PostgreSQL would not end what takes longer than `statementTimeoutMs`, or a transaction that was forgotten.
 */
export async function assertPoolerLimits(db: Kysely<Database>, statementTimeoutMs: number): Promise<void> {
  const set = await readLimits(db);
  const missing = LIMITS.filter((name) => (set.get(name) ?? 0) === 0);
  if (missing.length > 0) {
    throw new PoolerError(
      `Behind DATABASE_POOLER_URL nothing sets ${missing.join(' and ')}, and through it the server cannot: set it with connect_query of the pooler (docker/ha/pgbouncer.ini), or with ALTER ROLE.`,
    );
  }
  const timeoutMs = set.get('statement_timeout') ?? 0;
  if (timeoutMs > statementTimeoutMs) {
    throw new PoolerError(
      `Behind DATABASE_POOLER_URL a statement may take ${timeoutMs} ms, and DB_STATEMENT_TIMEOUT_MS says ${statementTimeoutMs}: make them the same.`,
    );
  }
}

/** In milliseconds; 0 for none. */
async function readLimits(db: Kysely<Database>): Promise<Map<string, number>> {
  try {
    const { rows } = await sql<{ name: string; ms: number }>`
      select name, setting::int4 as ms from pg_settings where name = any(${[...LIMITS]}::text[])`.execute(db);
    return new Map(rows.map(({ name, ms }) => [name, ms]));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new PoolerError(`The pooler of DATABASE_POOLER_URL cannot be used: ${reason}`, { cause });
  }
}
