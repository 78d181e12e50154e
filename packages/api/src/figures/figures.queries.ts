import { asOperator } from '@earntrack/db';
import { sql } from 'kysely';
import type { Handle } from '../actor.ts';

/** So many rows are counted one by one in a few milliseconds; of more, PostgreSQL's own estimate is near enough. */
const COUNTED_AT_MOST = 50_000;

/** How many rows a table has: exactly while they are few. */
async function sizeOfTable(db: Handle, table: 'account' | 'earning'): Promise<number> {
  const everybody = asOperator(db, 'Figures of the whole installation');
  const some = everybody.selectFrom(table).select(sql.lit(1).as('one')).limit(COUNTED_AT_MOST).as('some');
  const { rows } = await everybody
    .selectFrom(some)
    .select(({ fn }) => fn.countAll<bigint>().as('rows'))
    .executeTakeFirstOrThrow();
  if (rows < COUNTED_AT_MOST) return Number(rows);
  return Math.max(COUNTED_AT_MOST, await estimatedSize(db, table));
}

/** What VACUUM and ANALYZE saw last; negative where none of them has run yet. */
async function estimatedSize(db: Handle, table: string): Promise<number> {
  const { rows } = await sql<{ size: number }>`
    select reltuples::float8 as size from pg_class where oid = ${table}::regclass`.execute(db);
  return rows[0]?.size ?? 0;
}

export function countAccounts(db: Handle): Promise<number> {
  return sizeOfTable(db, 'account');
}

/** Those in the bin are among them until they are swept. */
export function countEarnings(db: Handle): Promise<number> {
  return sizeOfTable(db, 'earning');
}

/** Browsers that are signed in at `present`. */
export async function countOpenSessions(db: Handle, present: Date): Promise<number> {
  const { sessions } = await db
    .selectFrom('session')
    .select(({ fn }) => fn.countAll<bigint>().as('sessions'))
    .where('expires_at', '>', present)
    .executeTakeFirstOrThrow();
  return Number(sessions);
}

/** People of whom a browser or a program was seen since `oldest`, each once. Who has signed out everywhere left no trace to count. */
export async function countActiveUsers(db: Handle, oldest: Date): Promise<number> {
  const seen = db
    .selectFrom('session')
    .select('user_id')
    .where('last_seen_at', '>=', oldest)
    .union(db.selectFrom('token_family').select('user_id').where('last_used_at', '>=', oldest))
    .union(db.selectFrom('api_token').select('user_id').where('last_used_at', '>=', oldest));
  const { users } = await db
    .selectFrom(seen.as('seen'))
    .select(({ fn }) => fn.countAll<bigint>().as('users'))
    .executeTakeFirstOrThrow();
  return Number(users);
}
