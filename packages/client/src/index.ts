export { createEarnTrackClient, type EarnTrackClient, type EarnTrackClientOptions } from './client.ts';
export { readFailure, type ClientFailure, type FailureKind } from './failure.ts';
