import type { ProductView } from '@earntrack/contract';
import { Link } from '@tanstack/react-router';
import { Money } from '../../components/money.tsx';
import { useProfile } from '../../lib/session.ts';
import { currentPriceText, KIND_NAMES, unitsInWords } from './product-words.ts';
import { shownSums } from './products-answer.ts';

interface ProductRowProps {
  product: ProductView;
  /** "this year", "so far". */
  period: string;
}

/** One product of the list: kind and price, what it brought and from how many units. */
export function ProductRow({ product, period }: ProductRowProps) {
  const { locale } = useProfile();
  const sums = shownSums(product);
  const units = sums.reduce((sum, each) => sum + each.units, 0);
  return (
    <li>
      <Link className="row no-mark" to="/products/$productId" params={{ productId: product.id }}>
        <span className="t">
          <span className="product-name">{product.name}</span>
          <span className="s">
            {KIND_NAMES[product.kind]} · {currentPriceText(product, locale) ?? 'no price yet'}
          </span>
        </span>
        <span className="n">
          {sums.map(({ currency, net }) => (
            <span className="sums-apart" key={currency}>
              <Money amount={net} currency={currency} />
            </span>
          ))}
          <span className="s">
            {sums.length > 0
              ? unitsInWords(units, locale)
              : `no sales ${period === 'so far' ? 'yet' : period}`}
          </span>
        </span>
      </Link>
    </li>
  );
}
