import { randomBytes } from 'node:crypto';
import { AppError } from '@earntrack/contract';
import type { AccountRequestKind, AccountRow, Database } from '@earntrack/db';
import type { Kysely } from 'kysely';
import { insertAccountRequest } from './account-request.queries.ts';
import { type AccountLink, accountOf } from './accounts.ts';
import { tokenHash } from './token-hash.ts';

const TOKEN_BYTES = 25;
const HOUR_MS = 3_600_000;

interface LinkWish {
  kind: AccountRequestKind;
  /** The new address, for "change_email" only. */
  email: string | null;
  validForHours: number;
  now: Date;
}

/** A link that does one thing once, kept as a hash only. */
export async function createAccountLink(
  db: Kysely<Database>,
  account: AccountRow,
  { kind, email, validForHours, now }: LinkWish,
): Promise<AccountLink> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const expiresAt = new Date(now.getTime() + validForHours * HOUR_MS);
  await insertAccountRequest(db, {
    token_hash: tokenHash(token),
    user_id: account.user_id,
    kind,
    email,
    created_at: now,
    expires_at: expiresAt,
  });
  return { token, expiresAt, account: accountOf(account) };
}

/** What somebody is told whose link does not work, whatever the reason. */
export function linkInvalid(): AppError {
  return new AppError('link_invalid', 'This link was used, has expired or does not exist.');
}
