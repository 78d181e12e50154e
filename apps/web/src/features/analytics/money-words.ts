import { asCurrency, formatMoney, microsFromDecimal } from '@earntrack/domain';
import type { AxisLabel } from '../../components/charts/index.ts';

/** How amounts of one currency are said. */
export interface MoneyWords {
  currency: string;
  locale: string;
}

export function moneyText(amount: string, { currency, locale }: MoneyWords): string {
  return formatMoney(microsFromDecimal(amount), asCurrency(currency), locale);
}

/** Short round numbers; the highest one carries the currency. */
export function moneyAxis({ currency, locale }: MoneyWords): AxisLabel {
  const plain = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 });
  return (value, isHighest) =>
    isHighest ? shortMoney(value, { currency, locale }) : plain.format(value).replace('-', '−');
}

/** A round amount without needless digits: "€1.2K". */
export function shortMoney(value: number, { currency, locale }: MoneyWords): string {
  const format = new Intl.NumberFormat(locale, {
    notation: 'compact',
    maximumFractionDigits: 1,
    minimumFractionDigits: 0,
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  });
  return format.format(value).replace('-', '−');
}

/** "one earning", "12 earnings". */
export function countText(count: number, locale: string): string {
  return count === 1 ? 'one earning' : `${new Intl.NumberFormat(locale).format(count)} earnings`;
}

/** Under so many earnings their number is said as few, and their bar is hatched. */
export const FEW = 5;

/** "only 3 earnings" where they are too few to say much. */
export function spokenCount(count: number, locale: string): string {
  return count < FEW ? `only ${countText(count, locale)}` : countText(count, locale);
}
