import { z } from 'zod';
import { displayNameField } from './display-name.ts';
import { currencyField, localeField, textField, timeZoneField, weekdayField } from './fields.ts';
import { LIMITS } from './limits.ts';

export const REGISTRATION_MODES = ['open', 'invite', 'closed'] as const;
export type RegistrationMode = (typeof REGISTRATION_MODES)[number];

export const emailField = z
  .string()
  .trim()
  .max(LIMITS.emailLength)
  .pipe(z.email('Write an e-mail address like name@example.com'))
  .transform((email) => email.toLowerCase());

export const newPasswordField = textField
  .min(LIMITS.passwordMinLength, `Use at least ${LIMITS.passwordMinLength} characters`)
  .max(LIMITS.passwordMaxLength, `Use at most ${LIMITS.passwordMaxLength} characters`);

/** The password of an account that is there already. */
export const passwordField = z.string().min(1, 'Write your password').max(LIMITS.passwordMaxLength);

/** What a link carries that was sent by e-mail or printed by the operator. */
const linkTokenField = z.string().max(LIMITS.linkTokenLength);

export const registerInput = z.strictObject({
  email: emailField,
  password: newPasswordField,
  displayName: displayNameField.default(''),
  timeZone: timeZoneField,
  currency: currencyField,
  locale: localeField,
  weekStart: weekdayField,
  /** The token of an invitation link; needed while registration is by invitation. */
  invitation: z.string().max(200).nullish(),
});

export const loginInput = z.strictObject({
  email: emailField,
  password: passwordField,
});

export const changePasswordInput = z.strictObject({
  currentPassword: passwordField,
  newPassword: newPasswordField,
});

export const requestEmailChangeInput = z.strictObject({
  email: emailField,
  currentPassword: passwordField,
});

export const confirmEmailChangeInput = z.strictObject({ token: linkTokenField });

export const requestPasswordResetInput = z.strictObject({ email: emailField });

export const checkPasswordResetInput = z.strictObject({ token: linkTokenField });

export const resetPasswordInput = z.strictObject({ token: linkTokenField, newPassword: newPasswordField });

export const endSessionInput = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{64}$/, 'Choose one of your devices'),
});

export const deleteAccountInput = z.strictObject({
  currentPassword: passwordField,
  /** A code of the second factor, where one is on. */
  code: z.string().trim().max(LIMITS.codeLength, 'This is too long for a code').optional(),
});

export const inviteInput = z.strictObject({
  expiresInDays: z.number().int().min(1).max(90).default(14),
});
