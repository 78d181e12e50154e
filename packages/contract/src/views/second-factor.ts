import { z } from 'zod';
import { SECOND_FACTOR_KINDS } from '../choices.ts';
import { sessionView } from './auth.ts';
import { instantView } from './fields.ts';

/** Half a sign-in: what has to be shown beside the password that was right. */
export const challengeView = z.object({
  token: z.string().describe('Sent back with the code, once'),
  kinds: z.array(z.enum(SECOND_FACTOR_KINDS)),
  expiresAt: instantView,
});
export type ChallengeView = z.output<typeof challengeView>;

/** Who is signed in now; nobody yet where there is a challenge. */
export const signInView = z.object({ ...sessionView.shape, challenge: challengeView.nullable() });
export type SignInView = z.output<typeof signInView>;

export const secondFactorView = z.object({
  kind: z.enum(SECOND_FACTOR_KINDS).nullable().describe('Null where the password alone signs in'),
  since: instantView.nullable(),
  recoveryCodesLeft: z.int(),
  isAvailable: z.boolean().describe('False where the server has no key to keep secrets with'),
});
export type SecondFactorView = z.output<typeof secondFactorView>;

/** What an app has to be told. */
export const secondFactorSecretView = z.object({
  secret: z.string().describe('In base 32'),
  uri: z.string().describe('The same for a picture that an app scans: otpauth://…'),
});
export type SecondFactorSecretView = z.output<typeof secondFactorSecretView>;

export const recoveryCodesView = z.object({ recoveryCodes: z.array(z.string()) });
export type RecoveryCodesView = z.output<typeof recoveryCodesView>;
