import { createHash } from 'node:crypto';
import { type Database, USER_OWNED_TABLES } from '@earntrack/db';
import type { Kysely } from 'kysely';
import { deleteFamiliesOf } from './token-family.queries.ts';

type Db = Kysely<Database>;

/** Deletes every row of a user, in each table after those that point at it. What the account remembers goes only once the account is gone. */
export async function deleteBelongings(tx: Db, userId: string): Promise<void> {
  for (const table of USER_OWNED_TABLES.toReversed()) {
    await tx.deleteFrom(table).where('user_id', '=', userId).execute();
  }
}

/** Deletes how a user gets in, and the invitations that name them: one that nobody used yet ends with who made it. */
export async function deleteIdentity(tx: Db, userId: string): Promise<void> {
  await tx.deleteFrom('session').where('user_id', '=', userId).execute();
  await deleteFamiliesOf(tx, userId);
  await tx.deleteFrom('second_factor').where('user_id', '=', userId).execute();
  await tx.deleteFrom('recovery_code').where('user_id', '=', userId).execute();
  await tx.deleteFrom('sign_in_challenge').where('user_id', '=', userId).execute();
  await tx.deleteFrom('api_token').where('user_id', '=', userId).execute();
  await tx.deleteFrom('account_request').where('user_id', '=', userId).execute();
  await tx
    .deleteFrom('invitation')
    .where((eb) => eb.or([eb('created_by', '=', userId), eb('used_by', '=', userId)]))
    .execute();
  await tx.deleteFrom('account').where('user_id', '=', userId).execute();
}

/** Remembers that the account was deleted, so that a backup which still has it does not bring it back; who it was is not remembered. */
export async function rememberDeletion(tx: Db, userId: string): Promise<void> {
  const user_hash = createHash('sha256').update(userId).digest('hex');
  await tx
    .insertInto('deleted_account')
    .values({ user_hash })
    .onConflict((conflict) => conflict.column('user_hash').doNothing())
    .execute();
}
