import type { AppRouter } from '@earntrack/api';
import { TRPCClientError, type TRPCLink } from '@trpc/client';
import { observable, type Unsubscribable } from '@trpc/server/observable';
import type { EarnTrackClientOptions } from './client.ts';

/** Loads what carries a subscription with the first one: what a page shows first need not wait for it. */
export function subscribing(options: EarnTrackClientOptions): TRPCLink<AppRouter> {
  return (runtime) => (call) =>
    observable((observer) => {
      let carried: Unsubscribable | null = null;
      let isLeft = false;
      const carry = async () => {
        const { eventStreamLink } = await import('./event-stream-link.ts');
        if (!isLeft) carried = eventStreamLink(options)(runtime)(call).subscribe(observer);
      };
      carry().catch((fault: unknown) => observer.error(TRPCClientError.from(fault as Error)));
      return () => {
        isLeft = true;
        carried?.unsubscribe();
      };
    });
}
