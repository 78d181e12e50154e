import type { AppRouter } from '@earntrack/api';
import { httpBatchLink, type HTTPBatchLinkOptions, type TRPCLink } from '@trpc/client';
import type { EarnTrackClientOptions } from './client.ts';
import { timedFetch } from './timed-fetch.ts';

const TIMEOUT_MS = 20_000;
/** The server answers at most this many procedures in one request. */
const BATCH_SIZE = 20;

interface BatchingOptions extends Omit<EarnTrackClientOptions, 'headers'> {
  headers?: NonNullable<HTTPBatchLinkOptions<AppRouter['_def']['_config']['$types']>['headers']> | undefined;
}

/** Sends calls of the same tick as one request that gives up after a while. */
export function batching(options: BatchingOptions): TRPCLink<AppRouter> {
  const send = timedFetch(
    options.fetch ?? ((...request) => fetch(...request)),
    options.timeoutMs ?? TIMEOUT_MS,
  );
  return httpBatchLink({
    url: options.url,
    maxItems: BATCH_SIZE,
    maxURLLength: 4000,
    fetch: (input, init) => send(input, init),
    ...(options.headers && { headers: options.headers }),
  });
}
