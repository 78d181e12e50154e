import { z } from 'zod';
import { loginInput, passwordField } from './auth.ts';
import { LIMITS } from './limits.ts';

/** Six digits from an app or a recovery code, however it was copied. */
export const codeField = z
  .string()
  .trim()
  .min(1, 'Write the code')
  .max(LIMITS.codeLength, 'This is too long for a code');

export const confirmLoginInput = z.strictObject({
  /** What the right password was answered with. */
  challenge: z.string().max(LIMITS.linkTokenLength),
  code: codeField,
});

/** A program that signs in says everything at once. */
export const programLoginInput = z.strictObject({
  ...loginInput.shape,
  code: codeField
    .optional()
    .describe('Six digits from the app of the owner, or a recovery code; needed where a second factor is on'),
});

export const beginSecondFactorInput = z.strictObject({ currentPassword: passwordField });
export const confirmSecondFactorInput = z.strictObject({ code: codeField });

/** The password and a code of somebody who is signed in already. */
export const secondFactorProofInput = z.strictObject({ currentPassword: passwordField, code: codeField });
