import type { TokenPair } from '@earntrack/auth';
import type { CallerView, TokenPairView } from '@earntrack/contract';
import type { Caller } from '../../caller.ts';

export function tokenPairView(pair: TokenPair): TokenPairView {
  return {
    accessToken: pair.accessToken,
    expiresAt: pair.expiresAt.toISOString(),
    refreshToken: pair.refreshToken,
    refreshExpiresAt: pair.refreshExpiresAt.toISOString(),
  };
}

export function callerView({ userId, kind, scopes, expiresAt }: Caller): CallerView {
  return { userId, kind, scopes: [...scopes], expiresAt: expiresAt?.toISOString() ?? null };
}
