import type { ProductView } from '@earntrack/contract';
import { Link } from '@tanstack/react-router';
import { BinLink } from '../../components/bin-link.tsx';
import { ButtonLink } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { useProfile, useToday } from '../../lib/session.ts';
import { Answer } from './answer.tsx';
import { ExampleProduct } from './example-product.tsx';
import { ProductRow } from './product-row.tsx';
import { daysOf, type ProductSearch } from './product-search.ts';
import './products.css';
import { byWhatTheyBrought, productsAnswer } from './products-answer.ts';
import { useProducts } from './use-products.ts';

/** What the user sells and what it brought. */
export function ProductsPage({ search }: { search: ProductSearch }) {
  const products = useProducts(daysOf(search, useToday()));
  return (
    <>
      <PageTitle>Products</PageTitle>
      {products.isPending && <SkeletonRows of="products" />}
      {products.isError && !products.data && (
        <ErrorState
          error={products.error}
          title="Your products could not be loaded"
          onRetry={() => void products.refetch()}
        />
      )}
      {products.data?.length === 0 && <NothingYet />}
      {products.data && products.data.length > 0 && (
        <div className={products.isPlaceholderData ? 'stale' : undefined}>
          <Loaded products={products.data} search={search} />
        </div>
      )}
      {products.data && <BinLink kind="product" />}
    </>
  );
}

interface LoadedProps {
  products: readonly ProductView[];
  search: ProductSearch;
}

function Loaded({ products, search }: LoadedProps) {
  const { locale, currency } = useProfile();
  const period = search.period === 'all' ? 'so far' : 'this year';
  const sorted = byWhatTheyBrought(products, currency);
  const active = sorted.filter(({ isArchived }) => !isArchived);
  const archived = sorted.filter(({ isArchived }) => isArchived);
  return (
    <>
      <Answer pieces={productsAnswer(products, { locale, period })} link="#by-product" />
      <PeriodChoice search={search} />
      <p className="buttons">
        <ButtonLink to="/products/new">Add product</ButtonLink>
      </p>
      {active.length > 0 && (
        <section aria-labelledby="by-product">
          <div className="head">
            <h2 id="by-product" tabIndex={-1}>
              What each one brought
            </h2>
            <p>Net, {period}</p>
          </div>
          <ProductRows products={active} label="Products" period={period} />
        </section>
      )}
      {archived.length > 0 && (
        <section aria-labelledby="archived">
          <div className="head">
            <h2 id="archived">Archived</h2>
            <p>Their sales stay in every figure.</p>
          </div>
          <ProductRows products={archived} label="Archived products" period={period} />
        </section>
      )}
    </>
  );
}

function PeriodChoice({ search }: { search: ProductSearch }) {
  return (
    <nav className="seg currencies" aria-label="Days">
      <Link
        to="/products"
        search={{}}
        aria-current={search.period ? undefined : 'true'}
        activeOptions={EXACT}
      >
        This year
      </Link>
      <Link
        to="/products"
        search={{ period: 'all' }}
        aria-current={search.period ? 'true' : undefined}
        activeOptions={EXACT}
      >
        All time
      </Link>
    </nav>
  );
}

const EXACT = { exact: true } as const;

interface ProductRowsProps {
  products: readonly ProductView[];
  label: string;
  period: string;
}

function ProductRows({ products, label, period }: ProductRowsProps) {
  return (
    <ul className="rows" aria-label={label}>
      {products.map((product) => (
        <ProductRow key={product.id} product={product} period={period} />
      ))}
    </ul>
  );
}

function NothingYet() {
  return (
    <>
      <h1 className="vh">Products</h1>
      <EmptyState
        answer="No products yet. Add what you sell once, and every sale shows what it brought after fees."
        example={<ExampleProduct />}
      >
        <ButtonLink to="/products/new" look="main">
          Add your first product
        </ButtonLink>
      </EmptyState>
    </>
  );
}
