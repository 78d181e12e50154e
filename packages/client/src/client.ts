import type { AppRouter } from '@earntrack/api';
import { createTRPCClient, httpBatchLink, type TRPCClient } from '@trpc/client';
import { timedFetch } from './timed-fetch.ts';

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

const TIMEOUT_MS = 20_000;
/** The server answers at most this many procedures in one request. */
const BATCH_SIZE = 20;

/**
 * A typed client of the whole router. Calls made in the same tick travel as one request. A failed call rejects with an
 * error that `readFailure` turns into words and a code.
 */
export function createEarnTrackClient(options: EarnTrackClientOptions): EarnTrackClient {
  const send = timedFetch(
    options.fetch ?? ((...request) => fetch(...request)),
    options.timeoutMs ?? TIMEOUT_MS,
  );
  return createTRPCClient<AppRouter>({
    links: [
      httpBatchLink({
        url: options.url,
        maxItems: BATCH_SIZE,
        maxURLLength: 4000,
        fetch: (input, init) => send(input, init),
        ...(options.headers && { headers: options.headers }),
      }),
    ],
  });
}
