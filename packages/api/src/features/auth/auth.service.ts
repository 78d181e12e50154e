import type { Account } from '@earntrack/auth';
import type {
  InvitationView,
  inviteInput,
  loginInput,
  registerInput,
  SessionView,
} from '@earntrack/contract';
import type { z } from 'zod';
import type { Actor } from '../../actor.ts';
import type { Context } from '../../trpc/context.ts';
import { profileView, requireProfile } from '../profile/index.ts';

type Register = z.output<typeof registerInput>;
type Login = z.output<typeof loginInput>;
type Invite = z.output<typeof inviteInput>;

export async function showSession(ctx: Context): Promise<SessionView> {
  const account = ctx.session && (await ctx.accounts.findAccount(ctx.session.userId));
  if (account) return signedInView(ctx, account);
  const isFirstAccount = await ctx.accounts.isEmpty();
  return { account: null, profile: null, registration: ctx.registration, isFirstAccount };
}

export async function register(ctx: Context, input: Register): Promise<SessionView> {
  return signIn(ctx, await ctx.accounts.registerAccount(input, ctx.registration, ctx.request.address));
}

export async function login(ctx: Context, { email, password }: Login): Promise<SessionView> {
  return signIn(ctx, await ctx.accounts.authenticate(email, password, ctx.request.address));
}

export async function logout(ctx: Context): Promise<{ isSignedOut: true }> {
  if (ctx.session) await ctx.auth.end(ctx.session.userId, ctx.session.id);
  ctx.request.setCookie(ctx.auth.blankCookie);
  return { isSignedOut: true };
}

export async function invite(
  ctx: Context & { actor: Actor },
  { expiresInDays }: Invite,
): Promise<InvitationView> {
  const { token, expiresAt } = await ctx.accounts.createInvitation(ctx.actor.userId, expiresInDays);
  return { token, expiresAt: expiresAt.toISOString() };
}

/** Starts a new session; the one that the browser came with, if any, ends. */
async function signIn(ctx: Context, account: Account): Promise<SessionView> {
  const { cookie } = await ctx.auth.start(account.userId, { userAgent: ctx.request.userAgent });
  if (ctx.session) await ctx.auth.end(ctx.session.userId, ctx.session.id);
  ctx.request.setCookie(cookie);
  return signedInView(ctx, account);
}

async function signedInView(ctx: Context, account: Account): Promise<SessionView> {
  const profile = await requireProfile(ctx.db, account.userId);
  return {
    account: { id: account.userId, email: account.email, role: account.role },
    profile: profileView(profile),
    registration: ctx.registration,
    isFirstAccount: false,
  };
}
