import { createFileRoute } from '@tanstack/react-router';
import { ProductsPage } from '../../../features/products/index.ts';
import { productSearchOf } from '../../../features/products/product-search.ts';

export const Route = createFileRoute('/_app/products/')({
  validateSearch: productSearchOf,
  // The router keeps in the search whatever else stands in the address.
  loaderDeps: ({ search }) => productSearchOf({ ...search }),
  component: ProductsRoute,
});

function ProductsRoute() {
  return <ProductsPage search={Route.useLoaderDeps()} />;
}
