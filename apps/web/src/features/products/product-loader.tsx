import type { ProductDetailView } from '@earntrack/contract';
import type { ReactNode } from 'react';
import { ButtonLink } from '../../components/button.tsx';
import { NotShown } from '../../components/not-there.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { useStandingError } from '../../lib/standing-error.ts';
import { useProduct } from './use-products.ts';

interface ProductLoaderProps {
  productId: string;
  children: (product: ProductDetailView) => ReactNode;
}

/** A product's screen once the product is there; until then its shape, or why it cannot be shown. */
export function ProductLoader({ productId, children }: ProductLoaderProps) {
  const product = useProduct(productId);
  const error = useStandingError(product, productId);
  if (product.data) return children(product.data);
  return (
    <>
      <PageTitle>Product</PageTitle>
      {error === null ? (
        <SkeletonRows of="the product" count={4} />
      ) : (
        <NotShown
          title="Product"
          what="product"
          all={<ButtonLink to="/products">Show all products</ButtonLink>}
          error={error}
          onRetry={() => void product.refetch()}
        />
      )}
    </>
  );
}
