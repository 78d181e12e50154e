import { asOperator } from '@earntrack/db';
import { sql } from 'kysely';
import type { Handle } from '../actor.ts';

/** So many rows are counted one by one in a few milliseconds; of more, PostgreSQL's own estimate is near enough. */
const COUNTED_AT_MOST = 50_000;

export interface BackupFigures {
  /** When the last byte of the newest was written, and when one was last restored and found equal; null: never. */
  madeAt: Date | null;
  verifiedBegunAt: Date | null;
  /** Since when there is something to lose, while none was ever found equal; null once one was. */
  missingSince: Date | null;
  /** Of the newest, as it is kept, and from its beginning until it was proved; null where none was made. */
  bytes: number | null;
  seconds: number | null;
  /** Tries that failed, since the beginning. */
  failures: number;
}

/** How backups went, whichever server made them. */
export async function readBackupFigures(db: Handle): Promise<BackupFigures> {
  const { failures, ...last } = await db
    .selectFrom('backup_run')
    .select(({ fn }) => [
      fn.max<Date | null>('made_at').as('made_at'),
      fn.max<Date | null>('begun_at').filterWhere('state', '=', 'verified').as('verified_begun_at'),
      fn.countAll<bigint>().filterWhere('state', '=', 'failed').as('failures'),
    ])
    .executeTakeFirstOrThrow();
  const newest = await db
    .selectFrom('backup_run')
    .select(['byte_count', 'begun_at', 'ended_at'])
    .where('made_at', 'is not', null)
    .where('state', 'in', ['made', 'verified'])
    .orderBy('begun_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  const { byte_count: bytes = null, begun_at: begunAt, ended_at: endedAt } = newest ?? {};
  return {
    madeAt: last.made_at,
    verifiedBegunAt: last.verified_begun_at,
    missingSince: last.verified_begun_at === null ? await readFirstAccount(db) : null,
    bytes: bytes === null ? null : Number(bytes),
    seconds: begunAt && endedAt ? (endedAt.getTime() - begunAt.getTime()) / 1_000 : null,
    failures: Number(failures),
  };
}

/** When the first of the accounts that there are was made; null where there is nobody who could lose anything. */
async function readFirstAccount(db: Handle): Promise<Date | null> {
  const { first } = await asOperator(db, 'Figures of the whole installation')
    .selectFrom('account')
    .select(({ fn }) => fn.min<Date | null>('created_at').as('first'))
    .executeTakeFirstOrThrow();
  return first;
}

/** A drill of which the installation remembers that it passed. */
export interface DrillFigures {
  drill: string;
  passedAt: Date;
  /** From noticing until people had what they had. */
  rtoSeconds: number;
}

/** The last of each kind that passed. */
export async function readDrillFigures(db: Handle): Promise<DrillFigures[]> {
  const drill = sql<string>`details ->> 'drill'`;
  return db
    .selectFrom('operator_act')
    .distinctOn(drill)
    .select([
      drill.as('drill'),
      'at as passedAt',
      sql<number>`(details ->> 'rtoSeconds')::float8`.as('rtoSeconds'),
    ])
    .where('action', '=', 'drill_passed')
    .orderBy(drill)
    .orderBy('at', 'desc')
    .execute();
}

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
