import type { ProductDetailView } from '@earntrack/contract';
import { Button } from '../../components/button.tsx';
import { useProductEnding } from './use-product-ending.ts';

/** Puts a product away, takes it out again, or deletes it; one with sales can only be put away. */
export function ProductEnding({ product }: { product: ProductDetailView }) {
  const ending = useProductEnding(product);
  const hasSales = product.recentSales.length > 0;
  return (
    <section aria-labelledby="ending">
      <div className="head">
        <h2 id="ending">{product.isArchived ? 'Sell it again' : 'No longer sold?'}</h2>
      </div>
      <p className="basis">
        {hasSales
          ? 'It has sales, so it can be archived but not deleted: history is never thrown away.'
          : 'Archiving hides it from new sales. Deleting puts it into the bin with its prices.'}
      </p>
      <div className="buttons">
        {product.isArchived ? (
          <Button isBusy={ending.isBusy} onClick={ending.unarchive}>
            Take out of the archive
          </Button>
        ) : (
          <Button isBusy={ending.isBusy} onClick={ending.archive}>
            Archive
          </Button>
        )}
        {!hasSales && (
          <Button isBusy={ending.isBusy} onClick={ending.remove}>
            Delete
          </Button>
        )}
      </div>
    </section>
  );
}
