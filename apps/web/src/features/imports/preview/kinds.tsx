import type { NewProductsView } from '@earntrack/contract';
import { useProfile } from '../../../lib/session.ts';
import type { FileSummary } from '../reading/file-reading.ts';
import { productsInWords } from './new-products.ts';

interface KindsProps {
  summary: FileSummary;
  newProducts: NewProductsView;
}

/** How many entries of which kind a file makes, and what each kind means. */
export function Kinds({ summary, newProducts }: KindsProps) {
  const { locale } = useProfile();
  const kinds = [
    ['Earnings', summary.earnings, 'Income, with fees and tips in their own parts'],
    ['Hours', summary.work, 'Time spent, without money of its own'],
    [
      'Payouts',
      summary.payouts - summary.conversions,
      'Money sent to your bank: it settles earnings and is not income',
    ],
    [
      'Conversions',
      summary.conversions,
      'Money changed into another currency, kept with your payouts: not income, and none of it reached your bank',
    ],
    [
      'New products',
      newProducts.count,
      `Made for sales, as none of yours is called so: ${productsInWords(newProducts, locale)}`,
    ],
  ] as const;
  return (
    <section aria-labelledby="kinds">
      <div className="head">
        <h2 id="kinds">What it becomes</h2>
      </div>
      <ul className="rows">
        {kinds
          .filter(([, count]) => count > 0)
          .map(([name, count, meaning]) => (
            <li key={name}>
              <div className="row no-mark">
                <span className="t">
                  {name}
                  <span className="s">{meaning}</span>
                </span>
                <span className="n">{count.toLocaleString(locale)}</span>
              </div>
            </li>
          ))}
      </ul>
    </section>
  );
}
