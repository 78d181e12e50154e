import { z } from 'zod';
import { TOKEN_LIFETIMES, TOKEN_SCOPES } from '../choices.ts';
import { idView, instantView } from './fields.ts';

/** A token that somebody made for a program of theirs. */
export const apiTokenView = z.object({
  id: idView,
  name: z.string(),
  scopes: z.array(z.enum(TOKEN_SCOPES)),
  expiresInDays: z.literal(TOKEN_LIFETIMES),
  createdAt: instantView,
  expiresAt: instantView.nullable().describe('Null for none'),
  isExpired: z.boolean(),
  lastUsedAt: instantView.nullable().describe('To the minute; null while nothing has used it'),
});
export type ApiTokenView = z.output<typeof apiTokenView>;

export const createdApiTokenView = z.object({
  ...apiTokenView.shape,
  token: z.string().describe('Shown once; only its hash is kept'),
});
export type CreatedApiTokenView = z.output<typeof createdApiTokenView>;

export const apiTokenRevokedView = z.object({ isRevoked: z.literal(true) });
