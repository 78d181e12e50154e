import type { WorkView } from '@earntrack/contract';
import {
  type InfiniteData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
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

interface ListPage {
  items: WorkView[];
  nextCursor: string | null;
}

/** Takes a stretch off the lists at once; the server's refusal puts it back. */
export function useDeleteWork() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return useMutation(
    trpc.work.delete.mutationOptions({
      onMutate: async ({ id }) => {
        const queryKey = trpc.work.list.infiniteQueryKey();
        await queries.cancelQueries({ queryKey });
        const before = queries.getQueriesData({ queryKey });
        queries.setQueriesData<InfiniteData<ListPage>>(
          { queryKey },
          (list) =>
            list && {
              ...list,
              pages: list.pages.map((page) => ({
                ...page,
                items: page.items.filter((work) => work.id !== id),
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

/** Brings a deleted stretch back. */
export function useRestoreWork() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return useMutation(trpc.work.restore.mutationOptions({ onSettled: () => queries.invalidateQueries() }));
}
