import type { AccountRow, Database, NewAccount, NewInvitation, NewProfile } from '@earntrack/db';
import { type Kysely, sql } from 'kysely';

type Db = Kysely<Database>;

/** A fixed number of our own, to tell this advisory lock from others. */
const REGISTRATION_LOCK = 4_715_023_118_410;

/** Lets one registration at a time decide who is first, until the end of the transaction. */
export async function lockRegistration(tx: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(${REGISTRATION_LOCK}::bigint)`.execute(tx);
}

/** Whether anybody has an account. */
export async function hasAccounts(db: Db): Promise<boolean> {
  return (await db.selectFrom('account').select('user_id').limit(1).executeTakeFirst()) !== undefined;
}

/** The account of a lower-case address. */
export function findAccountByEmail(db: Db, email: string): Promise<AccountRow | undefined> {
  return db.selectFrom('account').selectAll().where('email', '=', email).executeTakeFirst();
}

/** The account of a user. */
export function findAccountById(db: Db, userId: string): Promise<AccountRow | undefined> {
  return db.selectFrom('account').selectAll().where('user_id', '=', userId).executeTakeFirst();
}

/** Stores an account. False when its address is taken. */
export async function insertAccount(db: Db, account: NewAccount): Promise<boolean> {
  const inserted = await db
    .insertInto('account')
    .values(account)
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('user_id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** Stores the profile of a new account. */
export async function insertProfile(db: Db, profile: NewProfile): Promise<void> {
  await db.insertInto('profile').values(profile).execute();
}

/** Replaces a hash, unless it was replaced meanwhile. */
export async function updatePasswordHash(db: Db, account: AccountRow, newHash: string): Promise<void> {
  await db
    .updateTable('account')
    .set({ password_hash: newHash })
    .where('user_id', '=', account.user_id)
    .where('password_hash', '=', account.password_hash)
    .execute();
}

/** Stores an invitation. */
export async function insertInvitation(db: Db, invitation: NewInvitation): Promise<void> {
  await db.insertInto('invitation').values(invitation).execute();
}

/** Whether an invitation could be used at this moment. */
export async function isInvitationOpen(db: Db, hash: string, now: Date): Promise<boolean> {
  const open = await db
    .selectFrom('invitation')
    .select('token_hash')
    .where('token_hash', '=', hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return open !== undefined;
}

/** Uses an invitation up. False when it is unknown, used or past its day. */
export async function redeemInvitation(
  db: Db,
  { hash, userId, now }: { hash: string; userId: string; now: Date },
): Promise<boolean> {
  const used = await db
    .updateTable('invitation')
    .set({ used_by: userId, used_at: now })
    .where('token_hash', '=', hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('token_hash')
    .executeTakeFirst();
  return used !== undefined;
}
