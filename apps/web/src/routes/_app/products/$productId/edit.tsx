import { createFileRoute } from '@tanstack/react-router';
import { EditProductPage } from '../../../../features/products/index.ts';
import { preloadProduct } from '../../../../features/products/use-products.ts';

export const Route = createFileRoute('/_app/products/$productId/edit')({
  loader: ({ params }) => preloadProduct(params.productId),
  component: EditProductRoute,
});

function EditProductRoute() {
  return <EditProductPage productId={Route.useParams().productId} />;
}
