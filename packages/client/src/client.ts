import type { AppRouter } from '@earntrack/api';
import { createTRPCClient, type TRPCClient } from '@trpc/client';
import { batching } from './batching.ts';

export type EarnTrackClient = TRPCClient<AppRouter>;

export interface EarnTrackClientOptions {
  /** Where the procedures are: "/trpc" in a page, a whole URL elsewhere. */
  url: string;
  /** How long one request may take before it fails as timed out; 20 seconds when left out. */
  timeoutMs?: number;
  /** Sent with every request, such as a cookie kept by a script. */
  headers?: () => Record<string, string>;
  fetch?: typeof fetch;
}

/**
 * A typed client of the whole router, for a page that has a session. Calls made in the same tick travel as one request. A
 * failed call rejects with an error that `readFailure` turns into words and a code.
 */
export function createEarnTrackClient(options: EarnTrackClientOptions): EarnTrackClient {
  return createTRPCClient<AppRouter>({ links: [batching(options)] });
}
