import { AppError } from '@earntrack/contract';
import type { Mailer } from '../../mail/mailer.port.ts';
import type { SignInPort } from './sign-in.port.ts';

/** The page that a link opens, in this installation. */
export function linkTo(
  page: '/reset-password' | '/confirm-email',
  { publicUrl, token }: { publicUrl: string; token: string },
): string {
  const url = new URL(page, publicUrl);
  url.searchParams.set('token', token);
  return url.href;
}

/** The mailer of this installation. Throws `mail_not_set_up` where there is none. */
export function requireMailer({ mailer }: SignInPort): Mailer {
  if (mailer) return mailer;
  throw new AppError(
    'mail_not_set_up',
    'This server sends no e-mail: ask whoever runs it for a link, which they can make for you.',
  );
}
