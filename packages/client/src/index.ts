export type { ClientAuth, TokenSession } from './auth.ts';
export { createEarnTrackClient, type EarnTrackClient, type EarnTrackClientOptions } from './client.ts';
export { readFailure, SignedOutError, type ClientFailure, type FailureKind } from './failure.ts';
export {
  resumeSession,
  type SessionOptions,
  type SignIn,
  signInWithPassword,
  type TokenPair,
} from './token-session.ts';
