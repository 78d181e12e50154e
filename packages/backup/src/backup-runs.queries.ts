import type { Database } from '@earntrack/db';
import { type Kysely, sql } from 'kysely';

type Db = Kysely<Database>;

/** Whoever makes a backup says that it lives; one that was not heard of for so long is gone. */
const GONE_AFTER_MINUTES = 5;

/** How long after one that failed the day's backup is tried again. */
const AGAIN_AFTER_MINUTES = 60;

export const HEARTBEAT_MS = 30_000;

interface Begun {
  id: string;
  place: string;
  now: Date;
}

/** Writes down that a backup was begun by hand. */
export async function insertRun(db: Db, { id, place, now }: Begun): Promise<void> {
  await db
    .insertInto('backup_run')
    .values({ id, place, state: 'running', reason: '', begun_at: now, seen_at: now })
    .execute();
}

/**
 * Takes the backup of a day on, for one server alone; false where somebody has it, has made it, or failed at it a short while ago.
 * One whose maker is gone counts as failed.
 */
export async function claimDay(db: Db, { id, place, now }: Begun, day: string): Promise<boolean> {
  const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
  await db
    .updateTable('backup_run')
    .set({ state: 'failed', reason: 'Whoever made it ended in the middle.', ended_at: sql`seen_at` })
    .where('state', '=', 'running')
    .where('seen_at', '<', minutesAgo(GONE_AFTER_MINUTES))
    .execute();
  const { rows } = await sql<{ id: string }>`
    insert into backup_run (id, day, place, state, reason, begun_at, seen_at)
    select ${id}::uuid, ${day}::date, ${place}, 'running', '', ${now}::timestamptz, ${now}::timestamptz
    where not exists (
      select from backup_run
      where day = ${day}::date and state = 'failed' and ended_at > ${minutesAgo(AGAIN_AFTER_MINUTES)}::timestamptz)
    on conflict (day) where day is not null and state <> 'failed' do nothing
    returning id`.execute(db);
  return rows.length > 0;
}

/** Whether there was anything to lose before a day began: an account. */
export async function hasAccountBefore(db: Db, instant: Date): Promise<boolean> {
  const row = await db
    .selectFrom('account')
    .select('user_id')
    .where('created_at', '<', instant)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function noteSeen(db: Db, id: string, now: Date): Promise<void> {
  await db.updateTable('backup_run').set({ seen_at: now }).where('id', '=', id).execute();
}

export async function noteMade(
  db: Db,
  id: string,
  made: { name: string; rows: number; bytes: number; now: Date },
): Promise<void> {
  const { name, rows, bytes, now } = made;
  await db
    .updateTable('backup_run')
    .set({ name, row_count: BigInt(rows), byte_count: BigInt(bytes), made_at: now, seen_at: now })
    .where('id', '=', id)
    .execute();
}

export async function noteEnded(
  db: Db,
  id: string,
  { state, reason = '', now }: { state: 'made' | 'verified' | 'failed'; reason?: string; now: Date },
): Promise<void> {
  await db
    .updateTable('backup_run')
    .set({
      state,
      reason: reason.slice(0, 1_000),
      ended_at: now,
      seen_at: now,
      ...(state === 'verified' && { verified_at: now }),
    })
    .where('id', '=', id)
    .execute();
}

/** The backups of earlier days and tries, made by schedule into a place, of which it is written down that they could not be proved. */
export async function readUnproved(db: Db, { id, place }: Pick<Begun, 'id' | 'place'>): Promise<string[]> {
  const rows = await db
    .selectFrom('backup_run')
    .select('name')
    .where('id', '<>', id)
    .where('place', '=', place)
    .where('state', '=', 'failed')
    .where('day', 'is not', null)
    .where('name', 'is not', null)
    .$narrowType<{ name: string }>()
    .execute();
  return rows.map(({ name }) => name);
}

/** As if it had not been begun: whoever was asked to end is not somebody who failed. */
export async function forgetRun(db: Db, id: string): Promise<void> {
  await db.deleteFrom('backup_run').where('id', '=', id).execute();
}

/** Writes down that a backup which was made earlier, or elsewhere, was found good; `begunAt` is when it was made, however old it is. */
export async function insertProof(
  db: Db,
  proof: { id: string; place: string; name: string; rows: number; bytes: number; begunAt: Date; now: Date },
): Promise<void> {
  const { id, place, name, begunAt, now } = proof;
  const counts = { row_count: BigInt(proof.rows), byte_count: BigInt(proof.bytes) };
  const times = { begun_at: begunAt, seen_at: now, ended_at: now, verified_at: now };
  await db
    .insertInto('backup_run')
    .values({ id, place, name, state: 'verified', reason: '', ...counts, ...times })
    .execute();
}
