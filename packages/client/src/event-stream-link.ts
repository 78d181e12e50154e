import type { AppRouter } from '@earntrack/api';
import { httpSubscriptionLink, type TRPCLink } from '@trpc/client';
import { tap } from '@trpc/server/observable';
import { headersOf, SENT } from './batching.ts';
import type { EarnTrackClientOptions } from './client.ts';
import { readFailure } from './failure.ts';
import { FetchEventSource } from './fetch-event-source.ts';

/** Carries a subscription by server-sent events. */
export function eventStreamLink(options: EarnTrackClientOptions): TRPCLink<AppRouter> {
  const { url, auth, fetch: send = (...request) => fetch(...request) } = options;
  const link = httpSubscriptionLink<AppRouter, typeof FetchEventSource>({
    url,
    EventSource: FetchEventSource,
    eventSourceOptions: async ({ op }) => ({ fetch: send, headers: await headersOf(options, [op]) }),
  });
  const session = auth && 'accessToken' in auth ? auth : null;
  return (runtime) => (call) =>
    link(runtime)(call).pipe(
      tap({
        error(error) {
          const sent = call.op.context[SENT];
          const isOld = readFailure(error).code === 'token_expired';
          // The next stream is asked for with a new one.
          if (isOld && session && typeof sent === 'string') session.expired(sent);
        },
      }),
    );
}
