import type { Role } from '@earntrack/contract';
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

/** Replaces a hash. False when it was replaced meanwhile, or the account is entered in another way by now. */
export async function updatePasswordHash(db: Db, account: AccountRow, newHash: string): Promise<boolean> {
  const changed = await db
    .updateTable('account')
    .set({ password_hash: newHash })
    .where('user_id', '=', account.user_id)
    .where('password_hash', '=', account.password_hash)
    .where('entrance', '=', account.entrance)
    .returning('user_id')
    .executeTakeFirst();
  return changed !== undefined;
}

/** Replaces a hash, whatever it was. */
export function setPasswordHash(db: Db, userId: string, newHash: string): Promise<AccountRow | undefined> {
  return db
    .updateTable('account')
    .set({ password_hash: newHash })
    .where('user_id', '=', userId)
    .returningAll()
    .executeTakeFirst();
}

/** Gives an account another role. */
export async function setRole(tx: Db, userId: string, role: Role): Promise<void> {
  await tx.updateTable('account').set({ role }).where('user_id', '=', userId).execute();
}

/** Accounts by their addresses, those after one of them. */
export function listAccounts(
  db: Db,
  { afterEmail, limit }: { afterEmail: string | null; limit: number },
): Promise<AccountRow[]> {
  return db
    .selectFrom('account')
    .selectAll()
    .$if(afterEmail !== null, (query) => query.where('email', '>', afterEmail ?? ''))
    .orderBy('email')
    .limit(limit)
    .execute();
}

/** Gives an account another address. Nothing when that one is taken. */
export function setEmail(tx: Db, userId: string, email: string): Promise<AccountRow | undefined> {
  return tx
    .updateTable('account')
    .set({ email })
    .where('user_id', '=', userId)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('account as other').select('other.user_id').where('other.email', '=', email))),
    )
    .returningAll()
    .executeTakeFirst();
}

/** The account of a user, which nobody else changes until the end of the transaction. */
export function lockAccount(tx: Db, userId: string): Promise<AccountRow | undefined> {
  return tx.selectFrom('account').selectAll().where('user_id', '=', userId).forUpdate().executeTakeFirst();
}

/** The number of an account's entrance, which nobody changes until the end of the transaction; others may read it so too. */
export async function findEntrance(tx: Db, userId: string): Promise<number | undefined> {
  const account = await tx
    .selectFrom('account')
    .select('entrance')
    .where('user_id', '=', userId)
    .forShare()
    .executeTakeFirst();
  return account?.entrance;
}

/** Gives an account the next entrance, and returns its number. */
export async function raiseEntrance(tx: Db, userId: string): Promise<number> {
  const { entrance } = await tx
    .updateTable('account')
    .set((eb) => ({ entrance: eb('entrance', '+', 1) }))
    .where('user_id', '=', userId)
    .returning('entrance')
    .executeTakeFirstOrThrow();
  return entrance;
}

/** Whether anybody else has an account, or one of this role. */
export async function hasOtherAccounts(db: Db, userId: string, role?: Role): Promise<boolean> {
  const other = await db
    .selectFrom('account')
    .select('user_id')
    .where('user_id', '!=', userId)
    .$if(role !== undefined, (query) => query.where('role', '=', role ?? 'user'))
    .limit(1)
    .executeTakeFirst();
  return other !== undefined;
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
