import type { ProductDetailView, SaleMonthView } from '@earntrack/contract';
import {
  addDays,
  addMonths,
  asLocalDate,
  type LocalDate,
  microsFromDecimal,
  startOfMonth,
} from '@earntrack/domain';
import type { ChartPoint } from '../../components/charts/index.ts';
import { dateText } from '../../lib/days.ts';
import { earningsOfProduct } from './earnings-of-product.ts';
import { moneyText, unitsInWords } from './product-words.ts';

/** How many months are drawn at most. */
export const MONTHS_SHOWN = 24;

/** Every month from the first sale to now, or to a later sale: those without sales too; the newest where there are many. */
export function monthsWithGaps(months: readonly SaleMonthView[], today: LocalDate): LocalDate[] {
  const sold = months.map(({ month }) => asLocalDate(month)).toSorted();
  const first = sold[0];
  if (first === undefined) return [];
  const now = startOfMonth(today);
  const last = [now, ...sold].toSorted().at(-1) ?? now;
  const all: LocalDate[] = [];
  for (let month = first; month <= last; month = addMonths(month, 1)) all.push(month);
  return all.slice(-MONTHS_SHOWN);
}

interface MonthWords {
  currency: string;
  today: LocalDate;
  locale: string;
}

/** What each month brought in one currency, as points of the chart. */
export function saleMonthPoints(product: ProductDetailView, words: MonthWords): ChartPoint[] {
  const ofCurrency = product.months.filter(({ currency }) => currency === words.currency);
  const byMonth = new Map(ofCurrency.map((month) => [month.month, month]));
  return monthsWithGaps(ofCurrency, words.today).map((month) =>
    pointOf({ month, sums: byMonth.get(month), productId: product.id }, words),
  );
}

interface Month {
  month: LocalDate;
  sums: SaleMonthView | undefined;
  productId: string;
}

function pointOf({ month, sums, productId }: Month, { currency, today, locale }: MonthWords): ChartPoint {
  const isNow = month === startOfMonth(today);
  const money = (amount: string | undefined) => moneyText(amount ?? '0', currency, locale);
  const units = unitsInWords(sums?.units ?? 0, locale);
  const name = dateText(month, locale, { month: 'long', year: 'numeric' });
  const nothing = isNow ? 'nothing yet' : 'nothing sold';
  return {
    key: month,
    label: dateText(month, locale, { month: 'short' }),
    name: isNow ? `${name} so far` : name,
    // For drawing only.
    solid: Number(microsFromDecimal(sums?.net ?? '0')) / 1_000_000,
    hatched: 0,
    strip: null,
    reading: sums ? { value: money(sums.net), detail: `net from ${units}` } : { value: nothing, detail: '' },
    cells: [units, money(sums?.gross), money(sums?.fees), money(sums?.net)],
    isNow,
    link: earningsOfProduct(productId, { from: month, to: addDays(addMonths(month, 1), -1) }),
  };
}
