import type { ProductView } from '@earntrack/contract';
import { useNavigate } from '@tanstack/react-router';
import { PageTitle } from '../../components/page-title.tsx';
import { useToasts } from '../../components/toast.tsx';
import { useOpenedVersion } from '../../lib/opened-version.ts';
import { useSignedIn, useToday } from '../../lib/session.ts';
import { emptyProduct, productDraftOf } from './product-draft.ts';
import { ProductForm } from './product-form.tsx';
import { ProductLoader } from './product-loader.tsx';
import './products.css';

/** Adds a product. */
export function NewProductPage() {
  const { account, profile } = useSignedIn();
  const today = useToday();
  const saved = useSaved((name) => `Added ${name}.`);
  return (
    <>
      <PageTitle>Add product</PageTitle>
      <h1 className="answer smaller">What do you sell?</h1>
      <ProductForm
        keptAs={`product:${account.id}:new`}
        start={() => emptyProduct({ currency: profile.currency, today })}
        product={null}
        newest={null}
        onSaved={saved}
      />
    </>
  );
}

/** Changes name, kind and note of a product. */
export function EditProductPage({ productId }: { productId: string }) {
  return (
    <ProductLoader productId={productId}>
      {(product) => <EditProduct key={product.id} newest={product} />}
    </ProductLoader>
  );
}

function EditProduct({ newest }: { newest: ProductView }) {
  const saved = useSaved(() => 'Saved the change.');
  const product = useOpenedVersion(newest);
  return (
    <>
      <PageTitle>{`Edit ${product.name}`}</PageTitle>
      <h1 className="answer smaller">
        <b className="breaks">{product.name}</b>
      </h1>
      <p className="basis">Prices are changed on the product’s own screen, so that their history stays.</p>
      <ProductForm
        key={product.version}
        keptAs={`product:${product.id}:${product.version}`}
        start={() => productDraftOf(product)}
        product={product}
        newest={newest}
        onSaved={saved}
      />
    </>
  );
}

function useSaved(words: (name: string) => string) {
  const toasts = useToasts();
  const navigate = useNavigate();
  return ({ id, name }: ProductView) => {
    toasts.show({ text: words(name) });
    void navigate({ to: '/products/$productId', params: { productId: id }, replace: true });
  };
}
