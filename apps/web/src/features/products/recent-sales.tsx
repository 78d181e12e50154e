import type { PlatformView, ProductDetailView, SaleView } from '@earntrack/contract';
import { Link } from '@tanstack/react-router';
import { Mark } from '../../components/mark.tsx';
import { Money } from '../../components/money.tsx';
import { dayInShort } from '../../lib/days.ts';
import { useProfile, useToday } from '../../lib/session.ts';
import { usePlatforms } from '../platforms/index.ts';
import { earningsOfProduct } from './earnings-of-product.ts';
import { moneyText, unitsInWords } from './product-words.ts';

/** The newest sales; each opens the earning that it is. */
export function RecentSales({ product }: { product: ProductDetailView }) {
  const platforms = usePlatforms();
  const { recentSales: sales, sums } = product;
  const count = sums.reduce((sum, { saleCount, returnCount }) => sum + saleCount + returnCount, 0);
  if (sales.length === 0) return null;
  return (
    <section aria-labelledby="sales">
      <div className="head">
        <h2 id="sales">Sales</h2>
        <p>
          <Link {...earningsOfProduct(product.id)}>
            {count === sales.length ? 'Show as earnings' : `All ${count}`}
          </Link>
        </p>
      </div>
      <ul className="rows" aria-label="Sales">
        {sales.map((sale) => (
          <SaleRow
            key={sale.id}
            sale={sale}
            platform={platforms.data?.find(({ id }) => id === sale.platformId)}
          />
        ))}
      </ul>
    </section>
  );
}

function SaleRow({ sale, platform }: { sale: SaleView; platform: PlatformView | undefined }) {
  const { locale } = useProfile();
  const today = useToday();
  const name = platform?.name ?? 'A platform';
  const isReturn = sale.units < 0;
  const units = unitsInWords(Math.abs(sale.units), locale);
  const fees = sale.fees === '0' ? 'no fees' : `fees ${moneyText(sale.fees, sale.currency, locale)}`;
  return (
    <li>
      <Link className="row" to="/earnings/$earningId" params={{ earningId: sale.id }}>
        <Mark name={name} colour={platform?.colour ?? 8} />
        <span className="t">
          {isReturn ? `${units} came back` : units}
          <span className="s">
            {[dayInShort(sale.soldOn, { locale, today }), name, sale.note].filter(Boolean).join(' · ')}
          </span>
        </span>
        <span className="n">
          <Money amount={sale.net} currency={sale.currency} />
          <span className="s">{fees}</span>
        </span>
      </Link>
    </li>
  );
}
