import { AppError } from '@earntrack/contract';
import type { Database, TokenFamilyRow } from '@earntrack/db';
import type { Kysely } from 'kysely';
import { deleteApiTokensExpiredBefore, listApiTokens } from './api-token.queries.ts';
import { apiTokenOf, createApiToken, revokeApiToken } from './api-tokens.ts';
import { ALL_SCOPES, bearerIn, findBearer } from './bearer.ts';
import { type AccessTokens, createAccessTokens, type Signing } from './jose/access-tokens.ts';
import type { Programs, ProgramSignIn, TokenPair } from './programs.ts';
import { endFamily, type Renewed, rotate, startFamily } from './token-families.ts';
import { deleteExpiredFamilies, listFamilies } from './token-family.queries.ts';

export interface ProgramsOptions {
  db: Kysely<Database>;
  /** Null where no secret was set: programs then have API tokens alone. */
  signing: Signing | null;
  /** The present instant; the system's unless said. */
  now?: () => Date;
}

interface Parts {
  db: Kysely<Database>;
  accessTokens: AccessTokens | null;
  now: () => Date;
}

const DAY_MS = 86_400_000;
/** How long an API token that has expired is still listed. */
const EXPIRED_SHOWN_DAYS = 30;

/** Sign-ins of programs and their API tokens, in PostgreSQL. */
export function createPrograms({ db, signing, now = () => new Date() }: ProgramsOptions): Programs {
  const parts = { db, accessTokens: signing && createAccessTokens(signing), now };
  return {
    assertCanSignIn: () => void requireSigner(parts.accessTokens),
    ...signIns(parts),
    ...apiTokens(parts),
    async resolve(authorization) {
      const token = bearerIn(authorization);
      return token === null ? null : findBearer(db, { ...parts, token }, now());
    },
    async sweepExpired() {
      const monthAgo = new Date(now().getTime() - EXPIRED_SHOWN_DAYS * DAY_MS);
      return (await deleteExpiredFamilies(db, now())) + (await deleteApiTokensExpiredBefore(db, monthAgo));
    },
  };
}

function signIns({ db, accessTokens, now }: Parts) {
  return {
    async start(owner, origin, proof) {
      const signer = requireSigner(accessTokens);
      return pairOf(signer, await startFamily(db, { owner, origin, now: now() }, proof), now());
    },
    async refresh(refreshToken, origin) {
      const signer = requireSigner(accessTokens);
      return pairOf(signer, await rotate(db, refreshToken, { origin, now: now() }), now());
    },
    revoke: (refreshToken, origin) => endFamily(db, refreshToken, { origin, now: now() }),
    listSignIns: async (userId) => (await listFamilies(db, userId, now())).map(signInOf),
  } satisfies Partial<Programs>;
}

function apiTokens({ db, now }: Parts) {
  return {
    listApiTokens: async (userId) => (await listApiTokens(db, userId)).map(apiTokenOf),
    createApiToken: (userId, wish, origin) => createApiToken(db, { userId, origin, now: now() }, wish),
    revokeApiToken: (userId, id, origin) => revokeApiToken(db, { userId, origin, now: now() }, id),
  } satisfies Partial<Programs>;
}

async function pairOf(signer: AccessTokens, renewed: Renewed, now: Date): Promise<TokenPair> {
  const { familyId, userId, refreshToken, refreshExpiresAt } = renewed;
  const { token, expiresAt } = await signer.sign({ userId, familyId, scopes: ALL_SCOPES }, now);
  return { accessToken: token, expiresAt, refreshToken, refreshExpiresAt };
}

function requireSigner(accessTokens: AccessTokens | null): AccessTokens {
  if (accessTokens) return accessTokens;
  throw new AppError(
    'tokens_not_set_up',
    'Programs cannot sign in to this server with a password: whoever runs it has to set JWT_SECRET, to at least 32 random characters. Tokens from the settings work without it.',
  );
}

function signInOf(row: TokenFamilyRow): ProgramSignIn {
  return {
    id: row.id,
    userId: row.user_id,
    userAgent: row.user_agent,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
  };
}
