import type { Accounts, Programs } from '@earntrack/auth';
import type { CallerView, loginInput, refreshTokenInput, TokenPairView } from '@earntrack/contract';
import type { z } from 'zod';
import type { Caller } from '../../caller.ts';
import { callerView, tokenPairView } from './tokens.view.ts';

type Login = z.output<typeof loginInput>;
type Refresh = z.output<typeof refreshTokenInput>;

interface ProgramSignInPort {
  accounts: Accounts;
  programs: Programs;
  requester: { address: string; userAgent: string };
}

/** As a browser signs in: attempts count together, and the answer and its time say nothing of whether there is an account. */
export async function signInProgram(
  { accounts, programs, requester }: ProgramSignInPort,
  { email, password }: Login,
): Promise<TokenPairView> {
  programs.assertCanSignIn();
  const { userId } = await accounts.authenticate(email, password, requester.address);
  return tokenPairView(await programs.start(userId, requester));
}

export async function refreshTokens(programs: Programs, { refreshToken }: Refresh): Promise<TokenPairView> {
  return tokenPairView(await programs.refresh(refreshToken));
}

/** One that has ended already stays ended: asked again, the answer is the same. */
export async function revokeTokens(
  programs: Programs,
  { refreshToken }: Refresh,
): Promise<{ isSignedOut: true }> {
  await programs.revoke(refreshToken);
  return { isSignedOut: true };
}

export function showCaller(caller: Caller): CallerView {
  return callerView(caller);
}
