import { z } from 'zod';
import { LIMITS } from './limits.ts';

export const refreshTokenInput = z.strictObject({
  refreshToken: z.string().max(LIMITS.refreshTokenLength),
});
