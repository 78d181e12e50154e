import { readFailure } from '@earntrack/client';
import type { ProductDetailView } from '@earntrack/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useToasts } from '../../components/toast.tsx';
import { useTRPC, useTRPCClient } from '../../lib/trpc.ts';

/** Archives, unarchives or deletes a product; what was done can be taken back. */
export function useProductEnding(product: ProductDetailView) {
  const { id, name } = product;
  const trpc = useTRPC();
  const client = useTRPCClient();
  const ended = useEnded();
  const onError = useSayFault();
  const takeOut = () => client.products.unarchive.mutate({ id });
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
  const remake = useRemake(product);
  const remove = useMutation(
    trpc.products.delete.mutationOptions({
      onSuccess: ({ outcome }) =>
        outcome === 'deleted'
          ? ended(`Deleted ${name}.`, remake)
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

/** Makes a deleted product again as it was: nothing but its own values and prices went away with it. */
function useRemake({ id, name, kind, note, prices, isArchived }: ProductDetailView) {
  const client = useTRPCClient();
  return async () => {
    const own = prices.map(({ currency, validFrom, price }) => ({ currency, validFrom, price }));
    await client.products.create.mutate({ id, name, kind, note, prices: own });
    if (isArchived) await client.products.archive.mutate({ id });
  };
}

/** Leads to the list and offers the way back. */
function useEnded() {
  const queries = useQueryClient();
  const toasts = useToasts();
  const navigate = useNavigate();
  const say = useSayFault();
  return async (text: string, undo: () => Promise<unknown>) => {
    const back = async () => {
      await undo();
      await queries.invalidateQueries();
    };
    await navigate({ to: '/products' });
    toasts.show({ text, undo: () => void back().catch(say) });
    await queries.invalidateQueries();
  };
}

function useSayFault() {
  const toasts = useToasts();
  return (error: unknown) => toasts.show({ text: readFailure(error).message });
}
