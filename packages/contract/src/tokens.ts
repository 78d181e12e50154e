import { z } from 'zod';
import type { TokenScope } from './choices.ts';
import { LIMITS } from './limits.ts';

export const refreshTokenInput = z.strictObject({
  refreshToken: z.string().max(LIMITS.refreshTokenLength),
});

/** What a program gets that signed in or refreshed. */
export interface TokenPairView {
  /** Sent with every request: `Authorization: Bearer …`. A JWT, and nobody's to read but the server's. */
  accessToken: string;
  expiresAt: string;
  /** Gives the next pair, once. */
  refreshToken: string;
  refreshExpiresAt: string;
}

/** Who a request comes from, and what it may do. */
export interface CallerView {
  userId: string;
  /** A browser's session, an access token from a sign-in, or a token from the settings. */
  kind: 'session' | 'access' | 'api';
  scopes: readonly TokenScope[];
  /** Null for a token that does not expire. */
  expiresAt: string | null;
}
