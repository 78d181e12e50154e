import { createEarnTrackClient } from '@earntrack/client';
import { createTRPCOptionsProxy, type TRPCOptionsProxy } from '@trpc/tanstack-react-query';
import type { AppRouter } from '@earntrack/api';
import { headersOfPage, queryClient } from '../../lib/query.ts';
import { fetchWithCookie, PROCEDURES_URL } from '../../lib/server.ts';

/** Each of its calls is a request of its own: a section whose source is slow keeps none of the others waiting. */
export const clientAlone = createEarnTrackClient({
  url: PROCEDURES_URL,
  fetch: fetchWithCookie,
  headers: headersOfPage,
  batchSize: 1,
});

export const alone: TRPCOptionsProxy<AppRouter> = createTRPCOptionsProxy<AppRouter>({
  client: clientAlone,
  queryClient,
});
