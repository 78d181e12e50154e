import { z } from 'zod';
import { currencyField, localeField, textField, timeZoneField, weekdayField } from './fields.ts';
import { LIMITS } from './limits.ts';
import type { ProfileView } from './profile.ts';

export const REGISTRATION_MODES = ['open', 'invite', 'closed'] as const;
export type RegistrationMode = (typeof REGISTRATION_MODES)[number];

export const ROLES = ['admin', 'developer', 'on_call', 'user'] as const;
export type Role = (typeof ROLES)[number];

export const emailField = z
  .string()
  .trim()
  .max(LIMITS.emailLength)
  .pipe(z.email('Write an e-mail address like name@example.com'))
  .transform((email) => email.toLowerCase());

export const newPasswordField = textField
  .min(LIMITS.passwordMinLength, `Use at least ${LIMITS.passwordMinLength} characters`)
  .max(LIMITS.passwordMaxLength, `Use at most ${LIMITS.passwordMaxLength} characters`);

export const registerInput = z.strictObject({
  email: emailField,
  password: newPasswordField,
  displayName: textField.trim().max(LIMITS.displayNameLength).default(''),
  timeZone: timeZoneField,
  currency: currencyField,
  locale: localeField,
  weekStart: weekdayField,
  /** The token of an invitation link; needed while registration is by invitation. */
  invitation: z.string().max(200).nullish(),
});

export const loginInput = z.strictObject({
  email: emailField,
  password: z.string().min(1, 'Write your password').max(LIMITS.passwordMaxLength),
});

export const inviteInput = z.strictObject({
  expiresInDays: z.number().int().min(1).max(90).default(14),
});

export interface AccountView {
  id: string;
  email: string;
  role: Role;
}

/** Who is signed in, and what somebody who is not may do. */
export interface SessionView {
  account: AccountView | null;
  profile: ProfileView | null;
  registration: RegistrationMode;
  /** True while nobody has an account: the next one is the operator's, whatever the registration mode. */
  isFirstAccount: boolean;
}

export interface InvitationView {
  /** Shown once; only its hash is kept. */
  token: string;
  expiresAt: string;
}
