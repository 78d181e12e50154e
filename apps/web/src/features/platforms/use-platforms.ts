import type { PlatformView } from '@earntrack/contract';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../lib/trpc.ts';

/** Every platform of the user, archived ones too: rows of the past still name them. */
export function usePlatforms() {
  const trpc = useTRPC();
  return useQuery(trpc.platforms.list.queryOptions({ includeArchived: true }));
}

/** The platforms that new entries can be for. */
export function activePlatforms(platforms: readonly PlatformView[]): PlatformView[] {
  return platforms.filter((platform) => !platform.isArchived);
}
