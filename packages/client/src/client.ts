import type { AppRouter } from '@earntrack/api';
import { createTRPCClient, splitLink, type TRPCClient } from '@trpc/client';
import type { ClientAuth } from './auth.ts';
import { batching } from './batching.ts';
import { repeating } from './repeating.ts';
import { subscribing } from './subscribing.ts';

export type EarnTrackClient = TRPCClient<AppRouter>;

export interface EarnTrackClientOptions {
  /** Where the procedures are: "/trpc" in a page, a whole URL elsewhere. */
  url: string;
  /** Who a program is; left out in a page, whose cookie says it. */
  auth?: ClientAuth;
  /** How often a call that is safe to repeat is made again; twice with `auth`, never without, when left out. */
  retries?: number;
  /** How many calls of the same tick travel as one request at most; 1 where none should wait for another. 20 when left out. */
  batchSize?: number;
  /** How long one request may take before it fails as timed out; 20 seconds when left out. */
  timeoutMs?: number;
  /** Sent with every request, such as a cookie kept by a script. */
  headers?: () => Record<string, string>;
  fetch?: typeof fetch;
}

const RETRIES_OF_PROGRAMS = 2;

/**
 * A typed client of the whole router. Calls made in the same tick travel as one request. With `retries`, what is safe to repeat
 * is asked again where the server was not reached or did not get to it (503); and whatever it may be where it was sent away unread (429, or 503 with the code `busy`). A failed call rejects with an
 * error that `readFailure` turns into words and a code. A subscription is a stream of its own; `followChanges` keeps one up.
 */
export function createEarnTrackClient(options: EarnTrackClientOptions): EarnTrackClient {
  const { auth, retries = auth ? RETRIES_OF_PROGRAMS : 0 } = options;
  const session = auth && 'accessToken' in auth ? auth : null;
  const isPlain = retries === 0 && session === null;
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: ({ type }) => type === 'subscription',
        true: subscribing(options),
        false: [...(isPlain ? [] : [repeating({ session, retries })]), batching(options)],
      }),
    ],
  });
}
