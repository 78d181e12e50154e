import type { NewProductsView } from '@earntrack/contract';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../../lib/trpc.ts';
import { newProductsOf } from './new-products.ts';

/** The products that recording a file will make; none is said to be new before the person's own are known. */
export function useNewProducts(names: readonly string[]): NewProductsView {
  const trpc = useTRPC();
  const isAsked = names.length > 0;
  const known = useQuery(trpc.products.list.queryOptions({ includeArchived: true }, { enabled: isAsked }));
  return newProductsOf(known.data ? names : [], known.data ?? []);
}
