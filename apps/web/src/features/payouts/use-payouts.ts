import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { RowFilters } from '../../lib/row-filters.ts';
import { useTRPC } from '../../lib/trpc.ts';

/** The list, a page at a time, newest first. */
export function usePayouts(filters: RowFilters) {
  const trpc = useTRPC();
  return useInfiniteQuery(
    trpc.payouts.list.infiniteQueryOptions(filters, { getNextPageParam: (page) => page.nextCursor }),
  );
}

/** What each platform still owes, over all time. */
export function useOwed() {
  const trpc = useTRPC();
  return useQuery(trpc.payouts.owed.queryOptions());
}
