import type { Account } from '@earntrack/auth';
import type {
  beginSecondFactorInput,
  confirmLoginInput,
  confirmSecondFactorInput,
  RecoveryCodesView,
  SecondFactorSecretView,
  SecondFactorView,
  secondFactorProofInput,
  SessionView,
} from '@earntrack/contract';
import type { z } from 'zod';
import type { Mail } from '../../mail/mailer.port.ts';
import { recoveryCodeUsedMail, secondFactorOffMail, secondFactorOnMail } from './account-mails.ts';
import { secondFactorView } from './second-factor.view.ts';
import { signIn } from './sign-in.ts';
import type { SignedInPort, SignInPort } from './sign-in.port.ts';

type ConfirmLogin = z.output<typeof confirmLoginInput>;
type Begin = z.output<typeof beginSecondFactorInput>;
type Confirm = z.output<typeof confirmSecondFactorInput>;
type Proof = z.output<typeof secondFactorProofInput>;

/** The second half of a sign-in. */
export async function confirmLogin(
  port: SignInPort,
  { challenge, code }: ConfirmLogin,
): Promise<SessionView> {
  const { secondFactors } = port.accounts;
  const { account, proof } = await secondFactors.pass(challenge, code, port.origin);
  const view = await signIn(port, account, proof);
  if (proof === 'recovery_code') {
    const { recoveryCodesLeft } = await secondFactors.show(account.userId);
    tell(port, recoveryCodeUsedMail(account.email, recoveryCodesLeft));
  }
  return view;
}

export async function showSecondFactor({ accounts, session }: SignedInPort): Promise<SecondFactorView> {
  return secondFactorView(await accounts.secondFactors.show(session.userId));
}

export function beginSecondFactor(
  { accounts, session, origin }: SignedInPort,
  { currentPassword }: Begin,
): Promise<SecondFactorSecretView> {
  return accounts.secondFactors.begin(session.userId, currentPassword, origin);
}

/** Every session ends, and this browser gets a new one. */
export async function confirmSecondFactor(port: SignedInPort, { code }: Confirm): Promise<RecoveryCodesView> {
  const { accounts, session, origin } = port;
  const { recoveryCodes, account } = await accounts.secondFactors.confirm(session.userId, code, origin);
  await goOn(port, account, secondFactorOnMail);
  return { recoveryCodes };
}

export async function renewRecoveryCodes(
  { accounts, session, origin }: SignedInPort,
  proof: Proof,
): Promise<RecoveryCodesView> {
  return { recoveryCodes: await accounts.secondFactors.renewRecoveryCodes(session.userId, proof, origin) };
}

/** Every session ends, and this browser gets a new one. */
export async function turnOffSecondFactor(port: SignedInPort, proof: Proof): Promise<{ isOff: true }> {
  const { accounts, session, origin } = port;
  const account = await accounts.secondFactors.turnOff(session.userId, proof, origin);
  await goOn(port, account, secondFactorOffMail);
  return { isOff: true };
}

async function goOn(port: SignedInPort, account: Account, mailTo: (email: string) => Mail): Promise<void> {
  await signIn(port, account, null);
  tell(port, mailTo(account.email));
}

function tell({ mailer, afterwards }: SignInPort, mail: Mail): void {
  if (mailer) afterwards('second factor notice', () => mailer.send(mail));
}
