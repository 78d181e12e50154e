import { sql } from 'kysely';
import type { DatabaseHandle } from '@earntrack/db';

/** The process of PostgreSQL that answers this; whoever started it is the server. */
export async function readBackendPid({ db }: DatabaseHandle): Promise<number> {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
  return rows[0]?.pid ?? 0;
}
