import { type Currency, currencyDigits } from './currency.ts';
import { type Micros, roundedDecimal } from './money.ts';

const formatters = new Map<string, Intl.NumberFormat>();

function formatter(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale}|${JSON.stringify(options)}`;
  const known = formatters.get(key) ?? new Intl.NumberFormat(locale, options);
  formatters.set(key, known);
  return known;
}

/**
 * An amount as a person of `locale` reads it, rounded once to the currency's digits, with − for minus:
 * 20448000n USD is "$20.45" in en-US. Exact for every amount: no float is involved.
 */
export function formatMoney(micros: Micros, currency: Currency, locale: string): string {
  const digits = currencyDigits(currency);
  const format = formatter(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return format.format(roundedDecimal(micros, currency) as Intl.StringNumericLiteral).replace('-', '−');
}

/** A rate as money per hour: "29.34 €/h". */
export function formatRate(microsPerHour: Micros, currency: Currency, locale: string): string {
  return `${formatMoney(microsPerHour, currency, locale)}/h`;
}

/** Whole hours and minutes of a duration, rounded to the minute: "3 h 45 min" with no-break spaces. */
export function formatDuration(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest}\u00a0min`;
  return rest === 0 ? `${hours}\u00a0h` : `${hours}\u00a0h ${rest}\u00a0min`;
}

/** A share in whole per cent: 8123 basis points are "81 %" (with the locale's own spacing). */
export function formatShare(basisPoints: number, locale: string): string {
  return formatter(locale, { style: 'percent', maximumFractionDigits: 0 }).format(basisPoints / 10_000);
}
