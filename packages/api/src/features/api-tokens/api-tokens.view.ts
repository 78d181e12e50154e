import type { ApiToken } from '@earntrack/auth';
import type { ApiTokenView } from '@earntrack/contract';

export function apiTokenView(token: ApiToken, now: Date): ApiTokenView {
  return {
    id: token.id,
    name: token.name,
    scopes: [...token.scopes],
    expiresInDays: token.expiresInDays,
    createdAt: token.createdAt.toISOString(),
    expiresAt: token.expiresAt?.toISOString() ?? null,
    isExpired: token.expiresAt !== null && token.expiresAt <= now,
    lastUsedAt: token.lastUsedAt?.toISOString() ?? null,
  };
}
