import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { queryClient } from '../../lib/query.ts';
import { trpc } from '../../lib/trpc.ts';
import type { SaleDays } from './earnings-of-product.ts';

function listOptions(days: SaleDays) {
  return trpc.products.list.queryOptions({ includeArchived: true, ...days });
}

function productOptions(id: string) {
  return trpc.products.get.queryOptions({ id });
}

/** Every product of the user with what it brought on these days; those of other days stay until they are there. */
export function useProducts(days: SaleDays = {}) {
  return useQuery({ ...listOptions(days), placeholderData: keepPreviousData });
}

/** One product with its prices, months and newest sales. */
export function useProduct(id: string) {
  return useQuery(productOptions(id));
}

/** Asks ahead of the screen, which shows whatever went wrong itself. */
export function preloadProduct(id: string): void {
  queryClient.query({ ...productOptions(id), retry: false }).catch(() => undefined);
}
