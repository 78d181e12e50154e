import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { RowFilters } from '../../lib/row-filters.ts';
import { useTRPC } from '../../lib/trpc.ts';

/** The list, a page at a time, newest first. */
export function useWorkList(filters: RowFilters) {
  const trpc = useTRPC();
  return useInfiniteQuery(
    trpc.work.list.infiniteQueryOptions(filters, { getNextPageParam: (page) => page.nextCursor }),
  );
}

/** The most stretches of one day that are searched for the one to edit. */
const DAY_LIMIT = 200;

/** The stretches of one day. */
export function useWorkOfDay(day: string | undefined) {
  const trpc = useTRPC();
  const input = { from: day ?? null, to: day ?? null, limit: DAY_LIMIT };
  return useQuery(trpc.work.list.queryOptions(input, { staleTime: 0, refetchOnWindowFocus: false }));
}
