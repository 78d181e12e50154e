import type { Client } from 'pg';

/** What the connections of those who write are called. */
export const WRITER = 'earntrack-writer';

/** How many milliseconds a writer has waited by now for a lock that somebody other than a writer has, or waits for before it; 0 where none waits. */
export async function readLockWaitMs(client: Client): Promise<number> {
  const { rows } = await client.query<{ ms: number }>(
    `select coalesce(max(extract(epoch from clock_timestamp() - lock.waitstart)), 0)::float8 * 1000 as ms
     from pg_locks lock join pg_stat_activity waiting on waiting.pid = lock.pid
     where not lock.granted and waiting.application_name = $1 and exists (
       select from unnest(pg_blocking_pids(lock.pid)) as blocking(pid) join pg_stat_activity other using (pid)
       where other.application_name <> $1)`,
    [WRITER],
  );
  return rows[0]?.ms ?? 0;
}
