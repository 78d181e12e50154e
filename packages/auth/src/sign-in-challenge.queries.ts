import type { AccountRow, Database, NewSignInChallenge } from '@earntrack/db';
import type { Kysely } from 'kysely';

type Db = Kysely<Database>;

/** Stores half a sign-in. */
export async function insertChallenge(db: Db, challenge: NewSignInChallenge): Promise<void> {
  await db.insertInto('sign_in_challenge').values(challenge).execute();
}

/** Whose half sign-in it is. As long as it is there, nothing has changed in how the account is entered. */
export function findChallenged(db: Db, hash: string, now: Date): Promise<AccountRow | undefined> {
  return db
    .selectFrom('sign_in_challenge')
    .innerJoin('account', 'account.user_id', 'sign_in_challenge.user_id')
    .selectAll('account')
    .where('sign_in_challenge.token_hash', '=', hash)
    .where('sign_in_challenge.expires_at', '>', now)
    .executeTakeFirst();
}

/** Counts one code that is tried; nothing where it was used up, is past its time or had `most` already. Nobody else tries meanwhile. */
export async function countAttempt(
  tx: Db,
  hash: string,
  { most, now }: { most: number; now: Date },
): Promise<{ userId: string } | undefined> {
  return tx
    .updateTable('sign_in_challenge')
    .set((eb) => ({ attempts: eb('attempts', '+', 1) }))
    .where('token_hash', '=', hash)
    .where('expires_at', '>', now)
    .where('attempts', '<', most)
    .returning('user_id as userId')
    .executeTakeFirst();
}

/** Uses a half sign-in up. */
export async function deleteChallenge(tx: Db, hash: string): Promise<void> {
  await tx.deleteFrom('sign_in_challenge').where('token_hash', '=', hash).execute();
}

/** Ends every half sign-in of a user. */
export async function deleteChallengesOf(tx: Db, userId: string): Promise<void> {
  await tx.deleteFrom('sign_in_challenge').where('user_id', '=', userId).execute();
}

/** Deletes half sign-ins past their time. Returns how many. */
export async function deleteExpiredChallenges(db: Db, now: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('sign_in_challenge')
    .where('expires_at', '<=', now)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
