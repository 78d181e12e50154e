import type { Account, SignInProof } from '@earntrack/auth';
import type { SessionView, SignInView } from '@earntrack/contract';
import { profileView, requireProfile } from '../profile/index.ts';
import { challengeView } from './second-factor.view.ts';
import type { SignInPort } from './sign-in.port.ts';

/** Lets somebody in who knows the password, or has just chosen one, or asks for what else this account wants to see. */
export async function enter(
  port: SignInPort,
  account: Account,
  proof: 'password' | null,
): Promise<SignInView> {
  const challenge = await port.accounts.secondFactors.challenge(account);
  if (!challenge) return { ...(await signIn(port, account, proof)), challenge: null };
  const nobodyYet = { account: null, profile: null, isFirstAccount: false, ...installationOf(port) };
  return { ...nobodyYet, challenge: challengeView(challenge) };
}

/**
 * Starts a new session; the one that the browser came with, if any, ends. Without `proof` nobody signed in just now: the account
 * was made, or is entered in another way from now on.
 */
export async function signIn(
  port: SignInPort,
  account: Account,
  proof: SignInProof | null,
): Promise<SessionView> {
  const { auth, session, origin } = port;
  const { cookie } = await (proof === null
    ? auth.restart(account, origin)
    : auth.start(account, origin, proof));
  if (session) await auth.end(session.userId, session.id);
  port.setCookie(cookie);
  return signedInView(port, account);
}

export async function signedInView(port: SignInPort, account: Account): Promise<SessionView> {
  const profile = await requireProfile(port.db, account.userId);
  return {
    account: { id: account.userId, email: account.email, role: account.role },
    profile: profileView(profile),
    isFirstAccount: false,
    ...installationOf(port),
  };
}

/** What the sign-in screens need to know of this installation. */
export function installationOf({ registration, mailer }: SignInPort) {
  return { registration, canSendMail: mailer !== null };
}
