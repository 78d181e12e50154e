import { AppError } from '@earntrack/contract';
import { type AccountRow, type Database, inTransaction } from '@earntrack/db';
import type { Kysely } from 'kysely';
import { findAccountByEmail, lockAccount, setEmail } from './account.queries.ts';
import { createAccountLink, linkInvalid } from './account-link.ts';
import { deleteRequestsOf, takeRequest } from './account-request.queries.ts';
import { type AccountLink, accountOf, type EmailChange } from './accounts.ts';
import { tokenHash } from './token-hash.ts';

/** A link with which whoever reads the mail of the new address confirms it. Nothing is changed yet. */
export async function createEmailChange(
  db: Kysely<Database>,
  account: AccountRow,
  wish: { email: string; validForHours: number; now: Date },
): Promise<AccountLink> {
  if (wish.email === account.email) throw refusedAddress('invalid_input', 'This is your address already');
  if (await findAccountByEmail(db, wish.email)) throw emailTaken();
  return createAccountLink(db, account, { kind: 'change_email', ...wish });
}

/** Uses a link up and gives its account the new address; links that went to the old one end. */
export async function confirmEmailChange(
  db: Kysely<Database>,
  token: string,
  now: Date,
): Promise<EmailChange> {
  return inTransaction(db, async (tx) => {
    const request = await takeRequest(tx, { hash: tokenHash(token), kind: 'change_email', now });
    const before = request && (await lockAccount(tx, request.user_id));
    if (!before || !request?.email) throw linkInvalid();
    const after = await setEmail(tx, before.user_id, request.email);
    if (!after) throw emailTaken();
    await deleteRequestsOf(tx, before.user_id);
    return { account: accountOf(after), oldEmail: before.email };
  });
}

function emailTaken(): AppError {
  return refusedAddress('email_taken', 'There is already an account with this e-mail address');
}

function refusedAddress(code: 'email_taken' | 'invalid_input', sentence: string): AppError {
  return new AppError(code, `${sentence}.`, { fields: { email: sentence } });
}
