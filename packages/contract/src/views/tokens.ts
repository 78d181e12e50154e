import { z } from 'zod';
import { TOKEN_SCOPES } from '../choices.ts';
import { idView, instantView } from './fields.ts';

/** What a program gets that signed in or refreshed. */
export const tokenPairView = z.object({
  accessToken: z
    .string()
    .describe('Sent with every request as “Authorization: Bearer …”; nobody but the server has to read it'),
  expiresAt: instantView,
  refreshToken: z.string().describe('Gives the next pair, once'),
  refreshExpiresAt: instantView,
});
export type TokenPairView = z.output<typeof tokenPairView>;

export const programSignedOutView = z.object({ isSignedOut: z.literal(true) });

/** Who a request comes from, and what it may do. */
export const callerView = z.object({
  userId: idView,
  kind: z
    .enum(['session', 'access', 'api'])
    .describe("A browser's session, an access token from a sign-in, or a token from the settings"),
  scopes: z.array(z.enum(TOKEN_SCOPES)),
  expiresAt: instantView.nullable().describe('Null for a token that does not expire'),
});
export type CallerView = z.output<typeof callerView>;
