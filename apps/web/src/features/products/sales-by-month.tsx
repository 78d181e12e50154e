import type { ProductDetailView } from '@earntrack/contract';
import { ChartTable, TimeChart } from '../../components/charts/index.ts';
import { useProfile, useToday } from '../../lib/session.ts';
import { MONTHS_SHOWN, saleMonthPoints } from './sale-months.ts';

interface SalesByMonthProps {
  product: ProductDetailView;
  currency: string;
}

/** Net month by month; two months are said by the figures already. */
export function SalesByMonth({ product, currency }: SalesByMonthProps) {
  const { locale } = useProfile();
  const today = useToday();
  const points = saleMonthPoints(product, { currency, today, locale });
  if (points.length < 3) return null;
  const id = `months-${currency}`;
  const name = `Net in ${currency}, month by month`;
  const label = axisLabel(currency, locale);
  return (
    <section aria-labelledby={id}>
      <div className="head">
        <h2 id={id}>Month by month</h2>
        {points.length === MONTHS_SHOWN && <p>The newest {MONTHS_SHOWN} months</p>}
      </div>
      <TimeChart name={name} points={points} columnLabel={label} stripLabel={label} />
      <ChartTable caption={name} headings={['Month', 'Units', 'Revenue', 'Fees', 'Net']} points={points} />
    </section>
  );
}

/** Short round numbers; the highest one carries the currency. */
function axisLabel(currency: string, locale: string) {
  const short = { notation: 'compact', maximumFractionDigits: 1 } as const;
  const plain = new Intl.NumberFormat(locale, short);
  const money = new Intl.NumberFormat(locale, {
    ...short,
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: 0,
  });
  return (value: number, isHighest: boolean) => (isHighest ? money : plain).format(value).replace('-', '−');
}
