import type { Accounts, Origin, Programs } from '@earntrack/auth';
import type { CallerView, programLoginInput, refreshTokenInput, TokenPairView } from '@earntrack/contract';
import type { z } from 'zod';
import type { Caller } from '../../caller.ts';
import { refuseSignIn } from '../auth/index.ts';
import { callerView, tokenPairView } from './tokens.view.ts';

type Login = z.output<typeof programLoginInput>;
type Refresh = z.output<typeof refreshTokenInput>;

interface ProgramSignInPort {
  accounts: Accounts;
  programs: Programs;
  origin: Origin;
  /** Has something done once the answer is under way. */
  afterwards: (name: string, work: () => Promise<void>) => void;
}

/** As a browser signs in: attempts count together, and the answer and its time say nothing of whether there is an account. */
export async function signInProgram(
  port: ProgramSignInPort,
  { email, password, code }: Login,
): Promise<TokenPairView> {
  const { accounts, programs, origin } = port;
  programs.assertCanSignIn();
  const account = await accounts
    .authenticate(email, password, origin)
    .catch((fault: unknown) => refuseSignIn(port, email, fault));
  const proof = await accounts.secondFactors.require(account.userId, code, origin);
  return tokenPairView(await programs.start(account, origin, proof));
}

export async function refreshTokens(
  { programs, origin }: Pick<ProgramSignInPort, 'programs' | 'origin'>,
  { refreshToken }: Refresh,
): Promise<TokenPairView> {
  return tokenPairView(await programs.refresh(refreshToken, origin));
}

/** One that has ended already stays ended: asked again, the answer is the same. */
export async function revokeTokens(
  { programs, origin }: Pick<ProgramSignInPort, 'programs' | 'origin'>,
  { refreshToken }: Refresh,
): Promise<{ isSignedOut: true }> {
  await programs.revoke(refreshToken, origin);
  return { isSignedOut: true };
}

export function showCaller(caller: Caller): CallerView {
  return callerView(caller);
}
