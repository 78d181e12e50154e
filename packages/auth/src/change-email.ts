import { AppError } from '@earntrack/contract';
import { type AccountRow, type Database, inTransaction } from '@earntrack/db';
import type { Kysely } from 'kysely';
import { findAccountByEmail, lockAccount, setEmail } from './account.queries.ts';
import { createAccountLink, linkInvalid } from './account-link.ts';
import { deleteRequestsOf, takeRequest } from './account-request.queries.ts';
import { type AccountLink, accountOf, type EmailChange } from './accounts.ts';
import { type Doing, recordAct } from './audit.ts';
import { assertSameEntrance } from './entrance.ts';
import { tokenHash } from './token-hash.ts';

/** A link with which whoever reads the mail of the new address confirms it. Nothing is changed yet. */
export async function createEmailChange(
  db: Kysely<Database>,
  account: AccountRow,
  { origin, ...wish }: Omit<Doing, 'userId'> & { email: string; validForHours: number },
): Promise<AccountLink> {
  if (wish.email === account.email) throw refusedAddress('invalid_input', 'This is your address already');
  if (await findAccountByEmail(db, wish.email)) throw emailTaken();
  return inTransaction(db, async (tx) => {
    await assertSameEntrance(tx, accountOf(account));
    const link = await createAccountLink(tx, account, { kind: 'change_email', ...wish });
    const doing = { userId: account.user_id, origin, now: wish.now };
    await recordAct(tx, doing, { action: 'email_change_requested', details: { email: wish.email } });
    return link;
  });
}

/** Uses a link up and gives its account the new address; links that went to the old one end. */
export async function confirmEmailChange(
  db: Kysely<Database>,
  token: string,
  doing: Omit<Doing, 'userId'>,
): Promise<EmailChange> {
  return inTransaction(db, async (tx) => {
    const request = await takeRequest(tx, { hash: tokenHash(token), kind: 'change_email', now: doing.now });
    const before = request && (await lockAccount(tx, request.user_id));
    if (!before || !request?.email) throw linkInvalid();
    const after = await setEmail(tx, before.user_id, request.email);
    if (!after) throw emailTaken();
    await deleteRequestsOf(tx, before.user_id);
    const details = { from: before.email, to: after.email };
    await recordAct(tx, { ...doing, userId: before.user_id }, { action: 'email_changed', details });
    return { account: accountOf(after), oldEmail: before.email };
  });
}

function emailTaken(): AppError {
  return refusedAddress('email_taken', 'There is already an account with this e-mail address');
}

function refusedAddress(code: 'email_taken' | 'invalid_input', sentence: string): AppError {
  return new AppError(code, `${sentence}.`, { fields: { email: sentence } });
}
