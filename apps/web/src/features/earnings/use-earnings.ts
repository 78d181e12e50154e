import type { EarningView } from '@earntrack/contract';
import { type InfiniteData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import type { RowFilters } from '../../lib/row-filters.ts';
import { useTRPC } from '../../lib/trpc.ts';

/** The list, a page at a time, newest first. */
export function useEarnings(filters: RowFilters) {
  const trpc = useTRPC();
  return useInfiniteQuery(
    trpc.earnings.list.infiniteQueryOptions(filters, { getNextPageParam: (page) => page.nextCursor }),
  );
}

interface ListPage {
  items: EarningView[];
  nextCursor: string | null;
}

/** Takes an earning off the lists at once; the server's refusal puts it back. */
export function useDeleteEarning() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return useMutation(
    trpc.earnings.delete.mutationOptions({
      onMutate: async ({ id }) => {
        await queries.cancelQueries({ queryKey: trpc.earnings.list.infiniteQueryKey() });
        const before = queries.getQueriesData({ queryKey: trpc.earnings.list.infiniteQueryKey() });
        queries.setQueriesData<InfiniteData<ListPage>>(
          { queryKey: trpc.earnings.list.infiniteQueryKey() },
          (list) =>
            list && {
              ...list,
              pages: list.pages.map((page) => ({
                ...page,
                items: page.items.filter((earning) => earning.id !== id),
              })),
            },
        );
        return { before };
      },
      onError: (_error, _input, context) => {
        for (const [key, list] of context?.before ?? []) queries.setQueryData(key, list);
      },
      onSettled: () => queries.invalidateQueries(),
    }),
  );
}

/** Brings a deleted earning back. */
export function useRestoreEarning() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return useMutation(trpc.earnings.restore.mutationOptions({ onSettled: () => queries.invalidateQueries() }));
}
