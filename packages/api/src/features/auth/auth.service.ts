import type { Accounts } from '@earntrack/auth';
import type {
  deleteAccountInput,
  InvitationView,
  inviteInput,
  loginInput,
  registerInput,
  SessionView,
  SignInView,
} from '@earntrack/contract';
import type { z } from 'zod';
import type { Actor } from '../../actor.ts';
import { refuseSignIn } from './failed-sign-in.ts';
import { enter, installationOf, signedInView, signIn } from './sign-in.ts';
import type { SignedInPort, SignInPort } from './sign-in.port.ts';

type Register = z.output<typeof registerInput>;
type Login = z.output<typeof loginInput>;
type Invite = z.output<typeof inviteInput>;
type DeleteAccount = z.output<typeof deleteAccountInput>;

export async function showSession(port: SignInPort): Promise<SessionView> {
  const account = port.session && (await port.accounts.findAccount(port.session.userId));
  if (account) return signedInView(port, account);
  const isFirstAccount = await port.accounts.isEmpty();
  return { account: null, profile: null, isFirstAccount, ...installationOf(port) };
}

export async function register(port: SignInPort, input: Register): Promise<SessionView> {
  const { accounts, registration, origin } = port;
  return signIn(port, await accounts.registerAccount(input, registration, origin), null);
}

export async function login(port: SignInPort, { email, password }: Login): Promise<SignInView> {
  const account = await port.accounts
    .authenticate(email, password, port.origin)
    .catch((fault: unknown) => refuseSignIn(port, email, fault));
  return enter(port, account, 'password');
}

export async function logout({
  auth,
  session,
  origin,
  setCookie,
}: SignInPort): Promise<{ isSignedOut: true }> {
  if (session) await auth.signOut(session, origin);
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

export async function deleteAccount(
  { accounts, answers, auth, session, origin, setCookie }: SignedInPort,
  proof: DeleteAccount,
): Promise<{ isDeleted: true }> {
  await accounts.deleteAccount(session.userId, proof, origin);
  await answers.forget(session.userId);
  setCookie(auth.blankCookie);
  return { isDeleted: true };
}
