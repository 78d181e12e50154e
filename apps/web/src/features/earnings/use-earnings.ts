import { useInfiniteQuery } from '@tanstack/react-query';
import type { RowFilters } from '../../lib/row-filters.ts';
import { useTRPC } from '../../lib/trpc.ts';

/** The list, a page at a time, newest first. */
export function useEarnings(filters: RowFilters) {
  const trpc = useTRPC();
  return useInfiniteQuery(
    trpc.earnings.list.infiniteQueryOptions(filters, { getNextPageParam: (page) => page.nextCursor }),
  );
}
