import { LIMITS, type ProductPriceView } from '@earntrack/contract';
import {
  asCurrency,
  asLocalDate,
  type Currency,
  isLocalDate,
  type LocalDate,
  type Micros,
  microsFromDecimal,
  priceOfUnits,
  priceOn,
} from '@earntrack/domain';
import { DAY_FAULT } from '../../components/date-input.tsx';
import { amountText, type DecimalSign, readTypedAmount } from '../../lib/typed-amount.ts';

/** A sale while it is typed, with the id that its earning will have: a second try is the same sale. */
export interface SaleDraft {
  id: string;
  /** Units that came back instead of units sold. */
  isReturn: boolean;
  units: string;
  platformId: string | null;
  /** A date, or what was typed where one was wanted. */
  soldOn: string;
  currency: string;
  /** Null while the price says it: nothing was typed over it. */
  revenue: string | null;
  fees: string;
  note: string;
  /** The sale that a return takes back, where it is known. */
  adjustsId: string | null;
}

export interface SaleContext {
  prices: readonly ProductPriceView[];
  decimal: DecimalSign;
}

/** The draft understood as far as it goes; amounts are those of the sale, without the sign of a return. */
export interface SaleReading {
  units: number | null;
  soldOn: LocalDate | null;
  /** The price that is valid on the day, in the currency of the sale. */
  price: Micros | null;
  /** What the price makes of the units. */
  suggested: Micros | null;
  /** What stands in the field. */
  revenueText: string;
  revenue: Micros | null;
  fees: Micros | null;
  faults: Record<string, string>;
}

export function emptySale(known: Pick<SaleDraft, 'id' | 'platformId' | 'currency' | 'soldOn'>): SaleDraft {
  return { ...known, isReturn: false, units: '1', revenue: null, fees: '', note: '', adjustsId: null };
}

/** Whole units as typed; null for anything else. */
export function readUnits(text: string): number | null {
  if (!/^\d{1,7}$/.test(text.trim())) return null;
  const units = Number(text);
  return units >= 1 && units <= LIMITS.saleUnits ? units : null;
}

export function readSale(draft: SaleDraft, { prices, decimal }: SaleContext): SaleReading {
  const currency = asCurrency(draft.currency);
  const units = readUnits(draft.units);
  const soldOn = isLocalDate(draft.soldOn) ? draft.soldOn : null;
  const price = soldOn === null ? null : priceOfDay(prices, currency, soldOn);
  const suggested = price === null || units === null ? null : priceOfUnits(price, units);
  const suggestedText = suggested === null ? '' : amountText(suggested, { decimal, currency });
  const revenueText = draft.revenue ?? suggestedText;
  const revenue = readTypedAmount(revenueText, { decimal, currency, original: suggestedText });
  const fees = readTypedAmount(draft.fees, { decimal, currency });
  const faults: Record<string, string> = {};
  if (units === null) faults['units'] = unitsFault(draft.units);
  if (draft.platformId === null) faults['platformId'] = 'Choose the platform on which it was sold.';
  if (soldOn === null) faults['soldOn'] = DAY_FAULT;
  if (revenue.kind === 'fault') faults['revenue'] = revenue.message;
  if (revenue.kind === 'empty')
    faults['revenue'] = draft.isReturn
      ? 'Write what was given back.'
      : 'Write what it brought, 0 if nothing.';
  if (revenue.kind === 'amount' && revenue.micros < 0n)
    faults['revenue'] = 'Write it without a minus. Units that came back are chosen on top.';
  if (fees.kind === 'fault') faults['fees'] = fees.message;
  return {
    units,
    soldOn,
    price,
    suggested,
    revenueText,
    revenue: revenue.kind === 'amount' ? revenue.micros : null,
    fees: fees.kind === 'amount' ? fees.micros : fees.kind === 'empty' ? 0n : null,
    faults,
  };
}

function priceOfDay(prices: readonly ProductPriceView[], currency: Currency, day: LocalDate): Micros | null {
  const dated = prices
    .filter((price) => price.currency === currency)
    .map((price) => ({
      validFrom: asLocalDate(price.validFrom),
      priceMicros: microsFromDecimal(price.price),
    }));
  return priceOn(dated, day)?.priceMicros ?? null;
}

function unitsFault(text: string): string {
  if (/^[-−–]/.test(text.trim())) return 'Write how many, and choose “Came back” on top.';
  return /^\d+$/.test(text.trim()) && Number(text) > LIMITS.saleUnits
    ? 'So many units are too many for one sale.'
    : 'Write whole units, like 3.';
}
