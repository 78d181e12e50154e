import { readFailure } from '@earntrack/client';
import type { ProductDetailView, ProductPriceView } from '@earntrack/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useToasts } from '../../components/toast.tsx';
import { shortDay } from '../../lib/days.ts';
import { useProfile, useToday } from '../../lib/session.ts';
import { useTRPC, useTRPCClient } from '../../lib/trpc.ts';
import { moneyText } from './product-words.ts';

type Price = Omit<ProductPriceView, 'change'>;

/** Sets and removes prices of a product; each can be taken back. */
export function usePrices(product: ProductDetailView, onSet: () => void) {
  const client = useTRPCClient();
  const toasts = useToasts();
  const keep = useKeepProduct();
  const words = usePriceWords();
  const { id, name, prices } = product;
  const put = ({ currency, validFrom, price }: Price) =>
    client.products.setPrice.mutate({ id, currency, validFrom, price });
  const take = ({ currency, validFrom }: Price) =>
    client.products.removePrice.mutate({ id, currency, validFrom });
  const say = (error: unknown) => toasts.show({ text: readFailure(error).message });
  const back = (undoing: Promise<ProductDetailView>) => void undoing.then(keep).catch(say);
  const set = useMutation({
    mutationFn: put,
    onSuccess: async (changed, price) => {
      const before = prices.find(isSamePlace(price));
      await keep(changed);
      onSet();
      const undo = () => back(before ? put(before) : take(price));
      toasts.show({ text: `${name}: ${words(price)}.`, undo });
    },
  });
  const remove = useMutation({
    mutationFn: take,
    onSuccess: async (changed, price) => {
      await keep(changed);
      toasts.show({ text: `Removed ${words(price)}.`, undo: () => back(put(price)) });
    },
    onError: say,
  });
  return { set, remove };
}

function isSamePlace({ currency, validFrom }: Price) {
  return (other: Price) => other.currency === currency && other.validFrom === validFrom;
}

/** "15.00 € from 12 Nov on". */
function usePriceWords() {
  const { locale } = useProfile();
  const today = useToday();
  return ({ price, currency, validFrom }: Price) =>
    `${moneyText(price, currency, locale)} from ${shortDay(validFrom, { locale, today })} on`;
}

function useKeepProduct() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return async (product: ProductDetailView) => {
    queries.setQueryData(trpc.products.get.queryKey({ id: product.id }), product);
    // Also the product itself: an answer from before the change may still be on its way, and would take it back.
    await queries.invalidateQueries({ queryKey: trpc.products.pathKey() });
  };
}
