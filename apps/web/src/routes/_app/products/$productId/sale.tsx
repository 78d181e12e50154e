import { createFileRoute } from '@tanstack/react-router';
import { RecordSalePage } from '../../../../features/products/index.ts';
import { preloadProduct } from '../../../../features/products/use-products.ts';
import { preloadPlatforms } from '../../../../lib/preload.ts';

export const Route = createFileRoute('/_app/products/$productId/sale')({
  loader: ({ params }) => {
    preloadProduct(params.productId);
    preloadPlatforms();
  },
  component: RecordSaleRoute,
});

function RecordSaleRoute() {
  return <RecordSalePage productId={Route.useParams().productId} />;
}
