import { readFailure } from '@earntrack/client';
import type { ProductDetailView } from '@earntrack/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useToasts } from '../../components/toast.tsx';
import { useTRPC, useTRPCClient } from '../../lib/trpc.ts';

/** Archives, unarchives or deletes a product; what was done can be taken back. */
export function useProductEnding({ id, name }: ProductDetailView) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const ended = useEnded();
  const onError = useSayFault();
  const takeOut = () => client.products.unarchive.mutate({ id });
  const bringBack = () => client.bin.restore.mutate({ items: [{ kind: 'product', id }] });
  const archive = useMutation(
    trpc.products.archive.mutationOptions({
      onSuccess: () => ended(`Archived ${name}.`, takeOut),
      onError,
    }),
  );
  const unarchive = useMutation(
    trpc.products.unarchive.mutationOptions({
      onSuccess: () => ended(`${name} is sold again.`, () => client.products.archive.mutate({ id })),
      onError,
    }),
  );
  const remove = useMutation(
    trpc.products.delete.mutationOptions({
      onSuccess: ({ outcome }) =>
        outcome === 'deleted'
          ? ended(`Deleted ${name}.`, bringBack, { isBinned: true })
          : ended(`${name} has sales, so it was archived instead.`, takeOut),
      onError,
    }),
  );
  return {
    archive: () => archive.mutate({ id }),
    unarchive: () => unarchive.mutate({ id }),
    remove: () => remove.mutate({ id }),
    isBusy: archive.isPending || unarchive.isPending || remove.isPending,
  };
}

/** Leads to the list and offers the way back. */
function useEnded() {
  const queries = useQueryClient();
  const toasts = useToasts();
  const navigate = useNavigate();
  const say = useSayFault();
  return async (text: string, undo: () => Promise<unknown>, { isBinned = false } = {}) => {
    const back = async () => {
      await undo();
      await queries.invalidateQueries();
    };
    await navigate({ to: '/products' });
    toasts.show({ text, isBinned, undo: () => void back().catch(say) });
    await queries.invalidateQueries();
  };
}

function useSayFault() {
  const toasts = useToasts();
  return (error: unknown) => toasts.show({ text: readFailure(error).message });
}
