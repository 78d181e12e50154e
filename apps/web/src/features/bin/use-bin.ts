import { readFailure } from '@earntrack/client';
import type { BinItemView } from '@earntrack/contract';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useToasts } from '../../components/toast.tsx';
import { useTRPC, useTRPCClient } from '../../lib/trpc.ts';
import type { BinSearch } from './bin-search.ts';

/** The bin, a page at a time, the newest deletion first. */
export function useBin({ kind }: BinSearch) {
  const trpc = useTRPC();
  return useInfiniteQuery(
    trpc.bin.list.infiniteQueryOptions({ kind }, { getNextPageParam: (page) => page.nextCursor }),
  );
}

interface NamedItem {
  item: BinItemView;
  /** As in a sentence: "the payout of $50.50". */
  name: string;
}

/** Brings one thing back. */
export function useBringBack() {
  const client = useTRPCClient();
  const { onSettled, say } = useEnding();
  return useMutation({
    mutationFn: ({ item: { kind, id } }: NamedItem) => client.bin.restore.mutate({ items: [{ kind, id }] }),
    onSuccess: (_, { name }) => say(`${capital(name)} is back.`),
    onError: (error, { name }) => say(`${capital(name)} was not brought back. ${readFailure(error).message}`),
    onSettled,
  });
}

/** Deletes one thing for good. */
export function useDeleteForGood() {
  const client = useTRPCClient();
  const { onSettled, say } = useEnding();
  return useMutation({
    mutationFn: ({ item: { kind, id } }: NamedItem) =>
      client.bin.deleteForGood.mutate({ items: [{ kind, id }] }),
    onSuccess: (_, { name }) => say(`${capital(name)} is deleted for good.`),
    onError: (error, { name }) => say(`${capital(name)} was not deleted. ${readFailure(error).message}`),
    onSettled,
  });
}

/** Deletes all that lies there for good. */
export function useEmptyBin() {
  const client = useTRPCClient();
  const { onSettled, say } = useEnding();
  return useMutation({
    mutationFn: () => client.bin.empty.mutate(),
    onSuccess: () => say('The bin is empty.'),
    onError: (error) => say(`Nothing was deleted. ${readFailure(error).message}`),
    onSettled,
  });
}

function useEnding() {
  const queries = useQueryClient();
  const toasts = useToasts();
  return {
    onSettled: () => queries.invalidateQueries(),
    say: (text: string) => toasts.show({ text }),
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
