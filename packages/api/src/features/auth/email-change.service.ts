import type { confirmEmailChangeInput, requestEmailChangeInput } from '@earntrack/contract';
import type { z } from 'zod';
import { linkTo, requireMailer } from './account-link.ts';
import { addressChangeAskedMail, addressChangedMail, confirmAddressMail } from './account-mails.ts';
import type { SignedInPort, SignInPort } from './sign-in.port.ts';

type RequestChange = z.output<typeof requestEmailChangeInput>;
type ConfirmChange = z.output<typeof confirmEmailChangeInput>;

/** Sends a link to the new address and a notice to the old one; nothing changes before the link was opened. */
export async function requestEmailChange(
  port: SignedInPort,
  input: RequestChange,
): Promise<{ isAsked: true }> {
  const mailer = requireMailer(port);
  const { accounts, session, publicUrl, origin } = port;
  const { token, account } = await accounts.createEmailChange(session.userId, input, origin);
  const link = linkTo('/confirm-email', { publicUrl, token });
  port.afterwards('address confirmation mail', () => mailer.send(confirmAddressMail(input.email, link)));
  port.afterwards('address notice', () => mailer.send(addressChangeAskedMail(account.email, input.email)));
  return { isAsked: true };
}

export async function confirmEmailChange(
  port: SignInPort,
  { token }: ConfirmChange,
): Promise<{ email: string }> {
  const { account, oldEmail } = await port.accounts.confirmEmailChange(token, port.origin);
  const { mailer } = port;
  if (mailer)
    port.afterwards('address notice', () => mailer.send(addressChangedMail(oldEmail, account.email)));
  return { email: account.email };
}
