import type { Accounts } from '@earntrack/auth';
import type {
  deleteAccountInput,
  InvitationView,
  inviteInput,
  loginInput,
  registerInput,
  SessionView,
} from '@earntrack/contract';
import type { z } from 'zod';
import type { Actor } from '../../actor.ts';
import { installationOf, signedInView, signIn } from './sign-in.ts';
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

export async function deleteAccount(
  { accounts, auth, session, requester, setCookie }: SignedInPort,
  { currentPassword }: DeleteAccount,
): Promise<{ isDeleted: true }> {
  await accounts.deleteAccount(session.userId, currentPassword, requester.address);
  setCookie(auth.blankCookie);
  return { isDeleted: true };
}
