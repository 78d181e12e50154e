import type { Challenge, SecondFactorState } from '@earntrack/auth';
import type { ChallengeView, SecondFactorView } from '@earntrack/contract';

export function challengeView({ token, kinds, expiresAt }: Challenge): ChallengeView {
  return { token, kinds: [...kinds], expiresAt: expiresAt.toISOString() };
}

export function secondFactorView(state: SecondFactorState): SecondFactorView {
  return { ...state, since: state.since?.toISOString() ?? null };
}
