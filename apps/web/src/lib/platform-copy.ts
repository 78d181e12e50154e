import type { PlatformView } from '@earntrack/contract';
import { hashKey } from '@tanstack/react-query';
import { copyPlatforms } from './device-copy.ts';
import { queryClient } from './query.ts';
import { trpc } from './trpc.ts';

const key = trpc.platforms.list.queryKey({ includeArchived: true });

/** Keeps the platforms at hand for a form that is opened without a network: in this page, and for its next start. */
export function keepPlatforms(): void {
  queryClient.setQueryDefaults(key, { gcTime: Number.POSITIVE_INFINITY });
  queryClient.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success') return;
    if (event.query.queryHash === hashKey(key)) copyPlatforms(event.query.state.data as PlatformView[]);
  });
}

/** What this device knows of them, shown until the server answers. */
export function seedPlatforms(platforms: PlatformView[]): void {
  if (queryClient.getQueryData(key) === undefined) {
    queryClient.setQueryData(key, platforms, { updatedAt: 0 });
  }
}
