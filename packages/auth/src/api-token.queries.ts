import { type ApiTokenRow, asOperator, type Database, type NewApiToken } from '@earntrack/db';
import type { Kysely } from 'kysely';
import { stateColumns, withState } from './account-state.queries.ts';
import type { AccountState } from './account-state.ts';

type Db = Kysely<Database>;

/** The API token of a hash, expired or not, whose account is there, and how that stands. */
export async function findApiToken(
  db: Db,
  hash: string,
): Promise<{ row: ApiTokenRow; state: AccountState | null } | undefined> {
  const found = await asOperator(db, 'Whose token it is is what is asked')
    .selectFrom('api_token')
    .innerJoin('account', 'account.user_id', 'api_token.user_id')
    .selectAll('api_token')
    .select(stateColumns('api_token.user_id'))
    .where('api_token.token_hash', '=', hash)
    .executeTakeFirst();
  return found && withState(found);
}

/** One API token of a user. */
export function findApiTokenOf(db: Db, userId: string, id: string): Promise<ApiTokenRow | undefined> {
  return db
    .selectFrom('api_token')
    .selectAll()
    .where('user_id', '=', userId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Every API token of a user, latest first. */
export function listApiTokens(db: Db, userId: string): Promise<ApiTokenRow[]> {
  return db
    .selectFrom('api_token')
    .selectAll()
    .where('user_id', '=', userId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
}

/** How many API tokens of a user are good. */
export async function countApiTokens(db: Db, userId: string, now: Date): Promise<number> {
  const { count } = await db
    .selectFrom('api_token')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('user_id', '=', userId)
    .where(({ or, eb }) => or([eb('expires_at', 'is', null), eb('expires_at', '>', now)]))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Stores an API token. */
export function insertApiToken(tx: Db, token: NewApiToken): Promise<ApiTokenRow> {
  return tx.insertInto('api_token').values(token).returningAll().executeTakeFirstOrThrow();
}

/** Gives an API token that nothing used yet another secret. Nothing when it was used meanwhile. */
export function replaceApiTokenHash(
  tx: Db,
  { userId, id, hash }: { userId: string; id: string; hash: string },
): Promise<ApiTokenRow | undefined> {
  return tx
    .updateTable('api_token')
    .set({ token_hash: hash })
    .where('user_id', '=', userId)
    .where('id', '=', id)
    .where('last_used_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
}

/** Writes down that an API token is used, unless somebody did since `before`. */
export async function noteUseOfApiToken(
  db: Db,
  { hash, before, now }: { hash: string; before: Date; now: Date },
): Promise<void> {
  await db
    .updateTable('api_token')
    .set({ last_used_at: now })
    .where('token_hash', '=', hash)
    .where(({ or, eb }) => or([eb('last_used_at', 'is', null), eb('last_used_at', '<=', before)]))
    .execute();
}

/** Deletes one API token if it is this user's, and returns it. */
export function deleteApiToken(tx: Db, userId: string, id: string): Promise<ApiTokenRow | undefined> {
  return tx
    .deleteFrom('api_token')
    .where('user_id', '=', userId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
}

/** Deletes API tokens that expired by then. Returns how many. */
export async function deleteApiTokensExpiredBefore(db: Db, then: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('api_token')
    .where('expires_at', '<=', then)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
