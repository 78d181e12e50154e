import type { ProductKind, ProductView, SaleSumsView } from '@earntrack/contract';
import { asCurrency, formatMoney, formatShare, type Micros, microsFromDecimal } from '@earntrack/domain';

export const KIND_NAMES: Readonly<Record<ProductKind, string>> = {
  digital: 'Digital',
  service: 'Service',
  physical: 'Physical',
};

/** What each kind is, for whoever chooses one. */
export const KIND_HINTS: Readonly<Record<ProductKind, string>> = {
  digital: 'A file, a course, a licence: sold as often as you like',
  service: 'A package of work with a price of its own',
  physical: 'A thing that is sent or handed over',
};

/** "58 units", "1 unit", "−1 unit". */
export function unitsInWords(units: number, locale: string): string {
  const count = new Intl.NumberFormat(locale).format(units).replace('-', '−');
  return `${count}\u00a0${Math.abs(units) === 1 ? 'unit' : 'units'}`;
}

/** "12 sales", "12 sales, 1 return". */
export function salesInWords({ saleCount, returnCount }: SaleSumsView, locale: string): string {
  const number = new Intl.NumberFormat(locale);
  const sales = `${number.format(saleCount)} ${saleCount === 1 ? 'sale' : 'sales'}`;
  if (returnCount === 0) return sales;
  return `${sales}, ${number.format(returnCount)} ${returnCount === 1 ? 'return' : 'returns'}`;
}

/** An amount of the wire as the person reads it. */
export function moneyText(amount: string, currency: string, locale: string): string {
  return formatMoney(microsFromDecimal(amount), asCurrency(currency), locale);
}

/** What each unit brought, rounded half away from zero to a micro; null where no unit stayed sold. */
export function perUnit(amount: string, units: number): Micros | null {
  if (units <= 0) return null;
  const micros = microsFromDecimal(amount);
  const whole = BigInt(units);
  const magnitude = ((micros < 0n ? -micros : micros) * 2n + whole) / (whole * 2n);
  return micros < 0n ? -magnitude : magnitude;
}

/** "8 %": a part of a positive whole; null where there is no such share to speak of. */
export function shareOf(part: string, whole: string, locale: string): string | null {
  const [micros, all] = [microsFromDecimal(part), microsFromDecimal(whole)];
  if (all <= 0n || micros <= 0n) return null;
  return formatShare(Number((micros * 10_000n) / all), locale);
}

/** The current price in each currency, "12.00 € or $14.00"; null where there is none today. */
export function currentPriceText({ currentPrices }: ProductView, locale: string): string | null {
  if (currentPrices.length === 0) return null;
  const prices = currentPrices.map(({ price, currency }) => moneyText(price, currency, locale));
  return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(prices);
}
