import { AppError } from '@earntrack/contract';
import { type AccountRow, type Database, inTransaction } from '@earntrack/db';
import type { Kysely } from 'kysely';
import { updatePasswordHash } from './account.queries.ts';
import { deleteRequestsOf } from './account-request.queries.ts';
import { type Doing, recordAct } from './audit.ts';
import { endEverywhere } from './end-everywhere.ts';
import { hashPassword } from './passwords.ts';
import { refuseEasyPassword } from './refuse-easy-password.ts';

/** Gives an account another password; its sessions, its programs' sign-ins and its open links end with the old one. */
export async function changePassword(
  db: Kysely<Database>,
  account: AccountRow,
  { newPassword, ...doing }: Omit<Doing, 'userId'> & { newPassword: string },
): Promise<void> {
  await refuseEasyPassword(newPassword, { email: account.email, field: 'newPassword' });
  const newHash = await hashPassword(newPassword, 'signIn');
  await inTransaction(db, async (tx) => {
    if (!(await updatePasswordHash(tx, account, newHash)))
      throw new AppError('conflict', 'Your password was changed somewhere else meanwhile.');
    await endEverywhere(tx, account.user_id);
    await deleteRequestsOf(tx, account.user_id);
    await recordAct(tx, { ...doing, userId: account.user_id }, { action: 'password_changed' });
  });
}
