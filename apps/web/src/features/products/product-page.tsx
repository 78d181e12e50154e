import type { ProductDetailView, SaleSumsView } from '@earntrack/contract';
import { ButtonLink } from '../../components/button.tsx';
import { Dock } from '../../components/dock.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { shortDay } from '../../lib/days.ts';
import { useProfile, useToday } from '../../lib/session.ts';
import { Answer } from './answer.tsx';
import { earningsOfProduct } from './earnings-of-product.ts';
import { PriceHistory } from './price-history.tsx';
import { productAnswer } from './product-answer.ts';
import { ProductEnding } from './product-ending.tsx';
import { ProductLoader } from './product-loader.tsx';
import { KIND_NAMES } from './product-words.ts';
import './products.css';
import { RecentSales } from './recent-sales.tsx';
import { SaleFigures } from './sale-figures.tsx';
import { SalesByMonth } from './sales-by-month.tsx';

/** One product: what it brought, what it costs, and its sales. */
export function ProductPage({ productId }: { productId: string }) {
  const { currency } = useProfile();
  return (
    <ProductLoader productId={productId}>
      {(product) => (
        <>
          <PageTitle>{product.name}</PageTitle>
          <Head product={product} />
          {ownFirst(product.sums, currency).map((sums) => (
            <section key={sums.currency} aria-label={`Sales in ${sums.currency}`}>
              {product.sums.length > 1 && (
                <div className="head">
                  <h2>In {sums.currency}</h2>
                </div>
              )}
              <SaleFigures productId={product.id} sums={sums} />
              <SalesByMonth product={product} currency={sums.currency} />
            </section>
          ))}
          <PriceHistory product={product} />
          <RecentSales product={product} />
          <ProductEnding product={product} />
        </>
      )}
    </ProductLoader>
  );
}

/** The user's own currency leads. */
function ownFirst(sums: readonly SaleSumsView[], own: string): SaleSumsView[] {
  return sums.toSorted((a, b) => Number(b.currency === own) - Number(a.currency === own));
}

function Head({ product }: { product: ProductDetailView }) {
  const { locale } = useProfile();
  const { id, isArchived } = product;
  return (
    <>
      <Answer pieces={productAnswer(product, locale)} link={earningsOfProduct(id)} />
      <p className="basis">
        {isArchived && 'Archived: it is not offered for new sales, and its history stays. '}
        <Facts product={product} />
      </p>
      {product.note && <p className="basis quote">{product.note}</p>}
      <div className="buttons">
        <ButtonLink to="/products/$productId/edit" params={{ productId: id }}>
          Edit
        </ButtonLink>
      </div>
      {!isArchived && (
        <Dock>
          <ButtonLink to="/products/$productId/sale" params={{ productId: id }} look="main">
            Record a sale
          </ButtonLink>
        </Dock>
      )}
    </>
  );
}

function Facts({ product }: { product: ProductDetailView }) {
  const { locale } = useProfile();
  const today = useToday();
  const [last] = product.sums
    .flatMap(({ lastSoldOn }) => lastSoldOn ?? [])
    .toSorted()
    .toReversed();
  return [KIND_NAMES[product.kind], last ? `last sold ${shortDay(last, { locale, today })}` : null]
    .filter((part) => part !== null)
    .join(' · ');
}
