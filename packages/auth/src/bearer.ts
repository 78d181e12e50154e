import { type TokenScope, TOKEN_SCOPES } from '@earntrack/contract';
import type { Database } from '@earntrack/db';
import type { Kysely } from 'kysely';
import { findApiToken, noteUseOfApiToken } from './api-token.queries.ts';
import type { AccessTokens } from './jose/access-tokens.ts';
import type { KnownBearer } from './programs.ts';
import { isToken } from './secret-token.ts';
import { findFamily, noteUseOfFamily } from './token-family.queries.ts';
import { tokenHash } from './token-hash.ts';

/** What a program that signed in with a password may do: what its owner may. */
export const ALL_SCOPES: readonly TokenScope[] = TOKEN_SCOPES;

/** How old the last use of a token may grow before it is written again. */
const USE_STEP_MS = 60_000;
/** Longer ones are not ours. */
const TOKEN_LENGTH_MAX = 2_000;

export type BearerAnswer = KnownBearer | 'unknown' | 'expired';

/**
 * The token of an Authorization header; null where it carries no bearer. Other schemes are not ours: a proxy in front may ask
 * for a password of its own, and browsers then send that along with their cookie.
 */
export function bearerIn(header: string | undefined): string | null {
  const [scheme, ...rest] = header?.trim().split(/\s+/) ?? [];
  return scheme?.toLowerCase() === 'bearer' ? rest.join(' ') : null;
}

/** Who comes with a token. */
export function findBearer(
  db: Kysely<Database>,
  { token, accessTokens }: { token: string; accessTokens: AccessTokens | null },
  now: Date,
): Promise<BearerAnswer> {
  if (isToken(token, 'et')) return findByApiToken(db, tokenHash(token), now);
  if (accessTokens === null || token.length > TOKEN_LENGTH_MAX) return Promise.resolve('unknown');
  return findByAccessToken(db, { token, accessTokens }, now);
}

async function findByApiToken(db: Kysely<Database>, hash: string, now: Date): Promise<BearerAnswer> {
  const found = await findApiToken(db, hash);
  if (!found) return 'unknown';
  const { row, state } = found;
  if (row.expires_at !== null && row.expires_at <= now) return 'expired';
  const { user_id: userId, id, name, scopes, expires_at: expiresAt } = row;
  return {
    caller: { kind: 'api', id, name, userId, scopes, expiresAt },
    state,
    noteUse: ifLongAgo(row.last_used_at, now, (before) => noteUseOfApiToken(db, { hash, before, now })),
  };
}

/** The signature says what was promised, and the database whether it still holds. */
async function findByAccessToken(
  db: Kysely<Database>,
  { token, accessTokens }: { token: string; accessTokens: AccessTokens },
  now: Date,
): Promise<BearerAnswer> {
  const claims = await accessTokens.read(token, now);
  if (typeof claims === 'string') return claims;
  const { userId, familyId: id, scopes, expiresAt } = claims;
  const found = await findFamily(db, id, now);
  if (found?.row.user_id !== userId) return 'unknown';
  return {
    caller: { kind: 'access', id, name: '', userId, scopes, expiresAt },
    state: found.state,
    noteUse: ifLongAgo(found.row.last_used_at, now, (before) => noteUseOfFamily(db, { id, before, now })),
  };
}

function ifLongAgo(lastUse: Date | null, now: Date, note: (before: Date) => Promise<void>) {
  const before = new Date(now.getTime() - USE_STEP_MS);
  return lastUse !== null && lastUse > before ? null : () => note(before);
}
