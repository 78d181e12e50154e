import {
  asOperator,
  type Database,
  type NewRefreshToken,
  type NewTokenFamily,
  type RefreshTokenRow,
  type TokenFamilyRow,
} from '@earntrack/db';
import type { Kysely } from 'kysely';
import { stateColumns, withState } from './account-state.queries.ts';
import type { AccountState } from './account-state.ts';

type Db = Kysely<Database>;

/** Stores a new sign-in of a program. */
export async function insertFamily(tx: Db, family: NewTokenFamily): Promise<void> {
  await tx.insertInto('token_family').values(family).execute();
}

/** Stores a refresh token. */
export async function insertRefreshToken(tx: Db, token: NewRefreshToken): Promise<void> {
  await tx.insertInto('refresh_token').values(token).execute();
}

/** A refresh token, used or not. */
export function findRefreshToken(db: Db, hash: string): Promise<RefreshTokenRow | undefined> {
  return db.selectFrom('refresh_token').selectAll().where('token_hash', '=', hash).executeTakeFirst();
}

/** A family that has not ended and whose account is there, and how that stands. */
export async function findFamily(
  db: Db,
  id: string,
  now: Date,
): Promise<{ row: TokenFamilyRow; state: AccountState | null } | undefined> {
  const found = await asOperator(db, 'Whose sign-in it is is what is asked')
    .selectFrom('token_family')
    .innerJoin('account', 'account.user_id', 'token_family.user_id')
    .selectAll('token_family')
    .select(stateColumns('token_family.user_id'))
    .where('token_family.id', '=', id)
    .where('token_family.expires_at', '>', now)
    .executeTakeFirst();
  return found && withState(found);
}

/** The same, which nobody else changes until the end of the transaction. */
export function lockFamily(tx: Db, id: string, now: Date): Promise<TokenFamilyRow | undefined> {
  return tx
    .selectFrom('token_family')
    .selectAll()
    .where('id', '=', id)
    .where('expires_at', '>', now)
    .forUpdate()
    .executeTakeFirst();
}

/** Writes down that a token was used. */
export async function markUsed(tx: Db, hash: string, now: Date): Promise<void> {
  await tx.updateTable('refresh_token').set({ used_at: now }).where('token_hash', '=', hash).execute();
}

/** Prolongs a family. */
export async function prolongFamily(
  tx: Db,
  { id, expiresAt, now }: { id: string; expiresAt: Date; now: Date },
): Promise<void> {
  await tx
    .updateTable('token_family')
    .set({ expires_at: expiresAt, last_used_at: now })
    .where('id', '=', id)
    .execute();
}

/** Writes down that a family is used, unless somebody did since `before`. */
export async function noteUseOfFamily(
  db: Db,
  { id, before, now }: { id: string; before: Date; now: Date },
): Promise<void> {
  await db
    .updateTable('token_family')
    .set({ last_used_at: now })
    .where('id', '=', id)
    .where('last_used_at', '<=', before)
    .execute();
}

/** A user's families that have not ended, latest first. */
export function listFamilies(db: Db, userId: string, now: Date): Promise<TokenFamilyRow[]> {
  return db
    .selectFrom('token_family')
    .selectAll()
    .where('user_id', '=', userId)
    .where('expires_at', '>', now)
    .orderBy('last_used_at', 'desc')
    .orderBy('id')
    .execute();
}

/** Deletes one family if it is this user's, with its tokens, and returns it. */
export async function deleteFamily(tx: Db, userId: string, id: string): Promise<TokenFamilyRow | undefined> {
  const family = await tx
    .deleteFrom('token_family')
    .where('user_id', '=', userId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  await tx.deleteFrom('refresh_token').where('user_id', '=', userId).where('family_id', '=', id).execute();
  return family;
}

/**
 * Deletes every family of a user with its tokens. Returns how many. Families first: whoever is rotating one holds it, and
 * what they add is there once they are done.
 */
export async function deleteFamiliesOf(tx: Db, userId: string): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('token_family')
    .where('user_id', '=', userId)
    .executeTakeFirst();
  await tx.deleteFrom('refresh_token').where('user_id', '=', userId).execute();
  return Number(numDeletedRows);
}

/** Deletes families and refresh tokens past their time. Returns how many. */
export async function deleteExpiredFamilies(db: Db, now: Date): Promise<number> {
  const families = await db.deleteFrom('token_family').where('expires_at', '<=', now).executeTakeFirst();
  const tokens = await db.deleteFrom('refresh_token').where('expires_at', '<=', now).executeTakeFirst();
  return Number(families.numDeletedRows + tokens.numDeletedRows);
}
