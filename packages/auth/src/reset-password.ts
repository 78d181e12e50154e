import { type Database, inTransaction } from '@earntrack/db';
import type { Kysely } from 'kysely';
import { setPasswordHash } from './account.queries.ts';
import { linkInvalid } from './account-link.ts';
import {
  deleteRequestsOf,
  findOpenRequest,
  type RequestKey,
  takeRequest,
} from './account-request.queries.ts';
import { type Account, accountOf } from './accounts.ts';
import { type Doing, recordAct } from './audit.ts';
import { endEverywhere } from './end-everywhere.ts';
import { hashPassword } from './passwords.ts';
import { refuseEasyPassword } from './refuse-easy-password.ts';
import { tokenHash } from './token-hash.ts';

/** True while the link could be used. */
export async function isResetLinkOpen(db: Kysely<Database>, token: string, now: Date): Promise<boolean> {
  return (await findOpenRequest(db, keyOf(token, now))) !== undefined;
}

function keyOf(token: string, now: Date): RequestKey {
  return { hash: tokenHash(token), kind: 'reset_password', now };
}

/** Uses a link up and gives its account another password; every session, every sign-in of a program and every other link of it ends. */
export async function resetPassword(
  db: Kysely<Database>,
  { token, newPassword }: { token: string; newPassword: string },
  doing: Omit<Doing, 'userId'>,
): Promise<Account> {
  const key = keyOf(token, doing.now);
  // Asked before hashing too, so that a false link costs nobody a core, and one with an easy password is not used up.
  const owner = await findOpenRequest(db, key);
  if (!owner) throw linkInvalid();
  await refuseEasyPassword(newPassword, { email: owner.email, field: 'newPassword' });
  const newHash = await hashPassword(newPassword, 'signIn');
  return inTransaction(db, async (tx) => {
    const request = await takeRequest(tx, key);
    const account = request && (await setPasswordHash(tx, request.user_id, newHash));
    if (!account) throw linkInvalid();
    const entrance = await endEverywhere(tx, account.user_id);
    await deleteRequestsOf(tx, account.user_id);
    await recordAct(tx, { ...doing, userId: account.user_id }, { action: 'password_reset' });
    return { ...accountOf(account), entrance };
  });
}
