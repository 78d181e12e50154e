import type { Account, Accounts } from '@earntrack/auth';
import type {
  InvitationView,
  inviteInput,
  loginInput,
  registerInput,
  SessionView,
} from '@earntrack/contract';
import type { z } from 'zod';
import type { Actor } from '../../actor.ts';
import { profileView, requireProfile } from '../profile/index.ts';
import type { SignInPort } from './sign-in.port.ts';

type Register = z.output<typeof registerInput>;
type Login = z.output<typeof loginInput>;
type Invite = z.output<typeof inviteInput>;

export async function showSession(port: SignInPort): Promise<SessionView> {
  const account = port.session && (await port.accounts.findAccount(port.session.userId));
  if (account) return signedInView(port, account);
  const isFirstAccount = await port.accounts.isEmpty();
  return { account: null, profile: null, registration: port.registration, isFirstAccount };
}

export async function register(port: SignInPort, input: Register): Promise<SessionView> {
  const { accounts, registration, requester } = port;
  return signIn(port, await accounts.registerAccount(input, registration, requester.address));
}

export async function login(port: SignInPort, { email, password }: Login): Promise<SessionView> {
  return signIn(port, await port.accounts.authenticate(email, password, port.requester.address));
}

export async function logout({ auth, session, setCookie }: SignInPort): Promise<{ isSignedOut: true }> {
  if (session) await auth.end(session.userId, session.id);
  setCookie(auth.blankCookie);
  return { isSignedOut: true };
}

export async function invite(
  accounts: Accounts,
  actor: Actor,
  { expiresInDays }: Invite,
): Promise<InvitationView> {
  const { token, expiresAt } = await accounts.createInvitation(actor.userId, expiresInDays);
  return { token, expiresAt: expiresAt.toISOString() };
}

/** Starts a new session; the one that the browser came with, if any, ends. */
async function signIn(port: SignInPort, account: Account): Promise<SessionView> {
  const { auth, session, requester } = port;
  const { cookie } = await auth.start(account.userId, { userAgent: requester.userAgent });
  if (session) await auth.end(session.userId, session.id);
  port.setCookie(cookie);
  return signedInView(port, account);
}

async function signedInView({ db, registration }: SignInPort, account: Account): Promise<SessionView> {
  const profile = await requireProfile(db, account.userId);
  return {
    account: { id: account.userId, email: account.email, role: account.role },
    profile: profileView(profile),
    registration,
    isFirstAccount: false,
  };
}
