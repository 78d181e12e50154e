import type { Account } from '@earntrack/auth';
import type { SessionView } from '@earntrack/contract';
import { profileView, requireProfile } from '../profile/index.ts';
import type { SignInPort } from './sign-in.port.ts';

/** Starts a new session; the one that the browser came with, if any, ends. */
export async function signIn(port: SignInPort, account: Account): Promise<SessionView> {
  const { auth, session, requester } = port;
  const { cookie } = await auth.start(account.userId, { userAgent: requester.userAgent });
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
