import type { AppRouter } from '@earntrack/api';
import { httpBatchLink, type Operation, type TRPCLink } from '@trpc/client';
import type { EarnTrackClientOptions } from './client.ts';
import { assertOurs } from './strange-answer.ts';
import { timedFetch } from './timed-fetch.ts';

const TIMEOUT_MS = 20_000;
/** The server answers at most this many procedures in one request. */
const BATCH_SIZE = 20;

/** In the context of a call: the access token that went with it. */
export const SENT = 'accessToken';

/** Sends calls of the same tick as one request that gives up after a while. */
export function batching(options: EarnTrackClientOptions): TRPCLink<AppRouter> {
  const send = timedFetch(
    options.fetch ?? ((...request) => fetch(...request)),
    options.timeoutMs ?? TIMEOUT_MS,
  );
  return httpBatchLink({
    url: options.url,
    maxItems: options.batchSize ?? BATCH_SIZE,
    maxURLLength: 4000,
    fetch: async (input, init) => assertOurs(await send(input, init)),
    headers: ({ opList }) => headersOf(options, opList),
  });
}

/** What goes along with calls: who a program is, and what a page wants said. */
export async function headersOf(
  { auth, headers }: EarnTrackClientOptions,
  calls: readonly Operation[],
): Promise<Record<string, string>> {
  if (!auth) return headers?.() ?? {};
  const token = 'accessToken' in auth ? await auth.accessToken() : auth.token;
  for (const { context } of calls) context[SENT] = token;
  return { ...headers?.(), authorization: `Bearer ${token}` };
}
