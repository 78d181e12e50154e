export { createEarnTrackClient, type EarnTrackClient, type EarnTrackClientOptions } from './client.ts';
export { readFailure, type ClientFailure, type FailureKind } from './failure.ts';
export { createProgramClient, type ProgramClientOptions } from './program-client.ts';
export {
  resumeSession,
  type SessionOptions,
  signInWithPassword,
  type TokenPair,
  type TokenSession,
} from './token-session.ts';
