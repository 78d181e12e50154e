import { AppError } from '@earntrack/contract';
import { type AccountRow, type Database, holdAccount, inTransaction } from '@earntrack/db';
import type { Kysely } from 'kysely';
import { hasOtherAccounts, lockAccount, lockRegistration } from './account.queries.ts';
import { deleteBelongings, deleteIdentity, rememberDeletion } from './delete-account.queries.ts';
import { entranceChanged } from './entrance.ts';

/** Deletes an account and everything that is its user's, at once or not at all. */
export async function deleteAccount(
  db: Kysely<Database>,
  account: AccountRow,
  proveFactor: (tx: Kysely<Database>) => Promise<void>,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    // What is being recorded goes too.
    await holdAccount(tx, account.user_id);
    // Nobody registers meanwhile: whether an operator may leave depends on who else is here.
    await lockRegistration(tx);
    const known = await lockAccount(tx, account.user_id);
    if (!known) return;
    if (known.entrance !== account.entrance) throw entranceChanged();
    await proveFactor(tx);
    if (known.role === 'admin') await refuseToLeaveOthersAlone(tx, known);
    await deleteIdentity(tx, known.user_id);
    await deleteBelongings(tx, known.user_id);
    await rememberDeletion(tx, known.user_id);
  });
}

async function refuseToLeaveOthersAlone(tx: Kysely<Database>, { user_id }: AccountRow): Promise<void> {
  const hasOtherOperators = await hasOtherAccounts(tx, user_id, 'admin');
  if (hasOtherOperators || !(await hasOtherAccounts(tx, user_id))) return;
  throw new AppError(
    'forbidden',
    'You run this server, and others still keep their earnings here: your account can go when theirs are gone.',
  );
}
