import {
  asOperator,
  type Database,
  type NewSession,
  prepared,
  type SessionPatch,
  type SessionRow,
} from '@earntrack/db';
import type { Kysely } from 'kysely';
import { stateColumns, withState } from './account-state.queries.ts';
import type { AccountState } from './account-state.ts';

type Db = Kysely<Database>;

const sessionAndState = prepared((db, { id }: { id: string }) =>
  asOperator(db, 'Whose session it is is what is asked')
    .selectFrom('session')
    .leftJoin('account', 'account.user_id', 'session.user_id')
    .selectAll('session')
    .select('account.user_id as account_id')
    .select(stateColumns('session.user_id'))
    .where('session.id', '=', id),
);

/** The session of a hash, whether its account is still there, and how that stands. */
export async function findSession(
  db: Db,
  id: string,
): Promise<{ row: SessionRow; hasAccount: boolean; state: AccountState | null } | undefined> {
  const [found] = await sessionAndState(db, { id });
  if (!found) return undefined;
  const { account_id, ...rest } = found;
  return { ...withState(rest), hasAccount: account_id !== null };
}

/** Every session of a user, latest first. */
export function listSessions(db: Db, userId: string): Promise<SessionRow[]> {
  return db
    .selectFrom('session')
    .selectAll()
    .where('user_id', '=', userId)
    .orderBy('last_seen_at', 'desc')
    .orderBy('id')
    .execute();
}

/** Stores a new session. */
export async function insertSession(db: Db, session: NewSession): Promise<void> {
  await db.insertInto('session').values(session).execute();
}

/** Changes a session that is still there. */
export async function updateSession(db: Db, id: string, patch: SessionPatch): Promise<void> {
  await db.updateTable('session').set(patch).where('id', '=', id).execute();
}

/** Deletes the session of a hash. */
export async function deleteSession(db: Db, id: string): Promise<void> {
  await db.deleteFrom('session').where('id', '=', id).execute();
}

/** Deletes one session if it is this user's, and returns it. */
export function deleteSessionOf(db: Db, userId: string, id: string): Promise<SessionRow | undefined> {
  return db
    .deleteFrom('session')
    .where('user_id', '=', userId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
}

/** Deletes a user's sessions, all of them or all but one. Returns how many. */
export async function deleteSessionsOf(db: Db, userId: string, keptId?: string): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('session')
    .where('user_id', '=', userId)
    .$if(keptId !== undefined, (query) => query.where('id', '!=', keptId ?? ''))
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Deletes sessions that expired by `now` or began before `oldestStart`. Returns how many. */
export async function deleteEndedSessions(db: Db, now: Date, oldestStart: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('session')
    .where((eb) => eb.or([eb('expires_at', '<=', now), eb('created_at', '<=', oldestStart)]))
    .executeTakeFirst();
  return Number(numDeletedRows);
}
