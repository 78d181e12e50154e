import type {
  changePasswordInput,
  checkPasswordResetInput,
  requestPasswordResetInput,
  resetPasswordInput,
  SessionView,
  SignInView,
} from '@earntrack/contract';
import type { z } from 'zod';
import type { Mailer } from '../../mail/mailer.port.ts';
import { linkTo, requireMailer } from './account-link.ts';
import { passwordChangedMail, resetMail } from './account-mails.ts';
import { enter, signIn } from './sign-in.ts';
import type { SignedInPort, SignInPort } from './sign-in.port.ts';

type ChangePassword = z.output<typeof changePasswordInput>;
type CheckReset = z.output<typeof checkPasswordResetInput>;
type RequestReset = z.output<typeof requestPasswordResetInput>;
type ResetPassword = z.output<typeof resetPasswordInput>;

/** Longer than the window in which wishes are counted, so that whoever had too many still has a link that works. */
const RESET_HOURS = 1;

/** Every session ends, and this browser gets a new one. */
export async function changePassword(port: SignedInPort, input: ChangePassword): Promise<SessionView> {
  const account = await port.accounts.changePassword(port.session.userId, input, port.origin);
  const view = await signIn(port, account, null);
  tellOfNewPassword(port, account.email);
  return view;
}

/** Everybody gets the same answer at once; whether there is such an account is only looked up afterwards. */
export function requestPasswordReset(port: SignInPort, { email }: RequestReset): { isAsked: true } {
  const mailer = requireMailer(port);
  if (port.accounts.admitPasswordReset(email, port.origin))
    port.afterwards('password reset mail', () => sendResetLink(port, mailer, email));
  return { isAsked: true };
}

async function sendResetLink(
  { accounts, publicUrl, origin }: SignInPort,
  mailer: Mailer,
  email: string,
): Promise<void> {
  const reset = await accounts.createPasswordReset(email, RESET_HOURS, origin);
  if (!reset) return;
  const link = linkTo('/reset-password', { publicUrl, token: reset.token });
  await mailer.send(resetMail(email, { link, hours: RESET_HOURS }));
}

/** Says that a link is dead before anybody thinks of a password for it. */
export async function checkPasswordReset(port: SignInPort, { token }: CheckReset): Promise<{ isOpen: true }> {
  await port.accounts.assertResetLink(token, port.origin);
  return { isOpen: true };
}

/** Nobody stays signed in but whoever came with the link: a link does what the password does, and no more. */
export async function resetPassword(port: SignInPort, input: ResetPassword): Promise<SignInView> {
  const account = await port.accounts.resetPassword(input, port.origin);
  const view = await enter(port, account, null);
  tellOfNewPassword(port, account.email);
  return view;
}

function tellOfNewPassword({ mailer, afterwards }: SignInPort, email: string): void {
  if (mailer) afterwards('password notice', () => mailer.send(passwordChangedMail(email)));
}
