import { AppError, LIMITS, TOKEN_LIFETIMES, type TokenLifetime } from '@earntrack/contract';
import { type ApiTokenRow, type Database, inTransaction } from '@earntrack/db';
import type { Kysely } from 'kysely';
import { lockAccount } from './account.queries.ts';
import {
  countApiTokens,
  deleteApiToken,
  findApiTokenOf,
  insertApiToken,
  replaceApiTokenHash,
} from './api-token.queries.ts';
import { type Doing, recordAct } from './audit.ts';
import type { ApiToken, ApiTokenWish } from './programs.ts';
import { makeToken } from './secret-token.ts';
import { tokenHash } from './token-hash.ts';

const DAY_MS = 86_400_000;

/**
 * Makes a token for a program. The answer is the only place where it stands: whoever lost it asks again, and gets another
 * secret for what nothing can have used.
 */
export async function createApiToken(
  db: Kysely<Database>,
  doing: Doing,
  wish: ApiTokenWish,
): Promise<{ apiToken: ApiToken; token: string }> {
  const { userId, now } = doing;
  const token = makeToken('et');
  const hash = tokenHash(token);
  const row = await inTransaction(db, async (tx) => {
    // One at a time for each account, so that the count holds.
    if (!(await lockAccount(tx, userId)))
      throw new AppError('not_found', 'This account does not exist any more.');
    const known = await findApiTokenOf(tx, userId, wish.id);
    if (known) return renew(tx, { known, wish, hash });
    await refuseTooMany(tx, userId, now);
    const details = { name: wish.name, scopes: wish.scopes.join(' ') };
    await recordAct(tx, doing, { action: 'api_token_made', details });
    return insertApiToken(tx, rowOf({ userId, wish, hash, now }));
  });
  return { apiToken: apiTokenOf(row), token };
}

/** Ends a token at once; one that was revoked stays revoked. */
export async function revokeApiToken(db: Kysely<Database>, doing: Doing, id: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    const gone = await deleteApiToken(tx, doing.userId, id);
    if (gone) await recordAct(tx, doing, { action: 'api_token_revoked', details: { name: gone.name } });
  });
}

async function renew(
  tx: Kysely<Database>,
  { known, wish, hash }: { known: ApiTokenRow; wish: ApiTokenWish; hash: string },
): Promise<ApiTokenRow> {
  const isSame =
    known.name === wish.name &&
    known.expires_in_days === wish.expiresInDays &&
    known.scopes.join() === wish.scopes.join();
  const renewed = isSame && (await replaceApiTokenHash(tx, { userId: known.user_id, id: known.id, hash }));
  if (renewed) return renewed;
  throw new AppError('conflict', 'This token was made already, and was shown then. Make another one.');
}

async function refuseTooMany(tx: Kysely<Database>, userId: string, now: Date): Promise<void> {
  if ((await countApiTokens(tx, userId, now)) < LIMITS.apiTokens) return;
  throw new AppError(
    'conflict',
    `You have ${LIMITS.apiTokens} tokens, and more would be hard to keep an eye on: revoke one that nothing needs any more.`,
  );
}

function rowOf({ userId, wish, hash, now }: { userId: string; wish: ApiTokenWish; hash: string; now: Date }) {
  const { id, name, scopes, expiresInDays } = wish;
  return {
    user_id: userId,
    id,
    token_hash: hash,
    name,
    scopes: [...scopes],
    expires_in_days: expiresInDays,
    created_at: now,
    expires_at: expiresInDays === null ? null : new Date(now.getTime() + expiresInDays * DAY_MS),
    last_used_at: null,
  };
}

/** An API token without its hash. */
export function apiTokenOf(row: ApiTokenRow): ApiToken {
  return {
    id: row.id,
    name: row.name,
    scopes: row.scopes,
    expiresInDays: lifetimeOf(row.expires_in_days),
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
  };
}

function lifetimeOf(days: number | null): TokenLifetime {
  const lifetime = TOKEN_LIFETIMES.find((one) => one === days);
  if (lifetime === undefined) throw new Error(`No token is good for ${days} days`);
  return lifetime;
}
