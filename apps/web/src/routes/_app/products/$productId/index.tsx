import { createFileRoute } from '@tanstack/react-router';
import { ProductPage } from '../../../../features/products/index.ts';
import { preloadProduct } from '../../../../features/products/use-products.ts';
import { preloadPlatforms } from '../../../../lib/preload.ts';

export const Route = createFileRoute('/_app/products/$productId/')({
  loader: ({ params }) => {
    preloadProduct(params.productId);
    preloadPlatforms();
  },
  component: ProductRoute,
});

function ProductRoute() {
  return <ProductPage productId={Route.useParams().productId} />;
}
