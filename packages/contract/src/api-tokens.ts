import { z } from 'zod';
import { TOKEN_LIFETIMES, TOKEN_SCOPES } from './choices.ts';
import { idField, textField } from './fields.ts';
import { LIMITS } from './limits.ts';

const NAME_IT = 'Give the token a name, so that you know later what uses it';

export const createApiTokenInput = z.strictObject({
  id: idField,
  name: textField
    .trim()
    .min(1, NAME_IT)
    .max(LIMITS.apiTokenNameLength, `Use at most ${LIMITS.apiTokenNameLength} characters`),
  /** In one order, each once, so that the same wish is the same create. */
  scopes: z
    .array(z.enum(TOKEN_SCOPES))
    .min(1, 'Choose at least one thing that the token may do')
    .max(LIMITS.filterValues)
    .transform((chosen) => TOKEN_SCOPES.filter((scope) => chosen.includes(scope))),
  expiresInDays: z.literal(TOKEN_LIFETIMES, 'Choose how long the token is good for'),
});

export const apiTokenIdInput = z.strictObject({ id: idField });
