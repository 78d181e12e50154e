import { type AccountRow, type Database, inTransaction } from '@earntrack/db';
import type { Kysely } from 'kysely';
import { updatePasswordHash } from './account.queries.ts';
import { deleteRequestsOf } from './account-request.queries.ts';
import { type Account, accountOf } from './accounts.ts';
import { type Doing, recordAct } from './audit.ts';
import { endEverywhere } from './end-everywhere.ts';
import { entranceChanged } from './entrance.ts';
import { hashPassword } from './passwords.ts';
import { refuseEasyPassword } from './refuse-easy-password.ts';

/** Gives an account another password; its sessions, its programs' sign-ins and its open links end with the old one. */
export async function changePassword(
  db: Kysely<Database>,
  account: AccountRow,
  { newPassword, ...doing }: Omit<Doing, 'userId'> & { newPassword: string },
): Promise<Account> {
  await refuseEasyPassword(newPassword, { email: account.email, field: 'newPassword' });
  const newHash = await hashPassword(newPassword, 'signIn');
  return inTransaction(db, async (tx) => {
    if (!(await updatePasswordHash(tx, account, newHash))) throw entranceChanged();
    const entrance = await endEverywhere(tx, account.user_id);
    await deleteRequestsOf(tx, account.user_id);
    await recordAct(tx, { ...doing, userId: account.user_id }, { action: 'password_changed' });
    return { ...accountOf(account), entrance };
  });
}
