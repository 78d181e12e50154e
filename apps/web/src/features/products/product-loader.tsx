import { readFailure } from '@earntrack/client';
import type { ProductDetailView } from '@earntrack/contract';
import type { ReactNode } from 'react';
import { ButtonLink } from '../../components/button.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { useProduct } from './use-products.ts';

interface ProductLoaderProps {
  productId: string;
  children: (product: ProductDetailView) => ReactNode;
}

/** A product's screen once the product is there; until then its shape, or why it cannot be shown. */
export function ProductLoader({ productId, children }: ProductLoaderProps) {
  const product = useProduct(productId);
  if (product.data) return children(product.data);
  return (
    <>
      <PageTitle>Product</PageTitle>
      {product.isPending ? (
        <SkeletonRows of="the product" count={4} />
      ) : (
        <NotShown error={product.error} onRetry={() => void product.refetch()} />
      )}
    </>
  );
}

function NotShown({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { code } = readFailure(error);
  // An address that was cut short is no id, and so invalid rather than not found.
  if (code !== 'not_found' && code !== 'invalid_input') {
    return (
      <>
        <h1 className="vh">Product</h1>
        <ErrorState error={error} title="This product cannot be shown" onRetry={onRetry} />
      </>
    );
  }
  return (
    <>
      <h1 className="answer smaller">This product is not there any more.</h1>
      <p className="buttons">
        <ButtonLink to="/products">Show all products</ButtonLink>
      </p>
    </>
  );
}
