import type { ProductKind, ProductView } from '@earntrack/contract';
import { asCurrency, decimalFromMicros, isLocalDate, type LocalDate } from '@earntrack/domain';
import { DAY_FAULT } from '../../components/date-input.tsx';
import { type DecimalSign, readTypedAmount } from '../../lib/typed-amount.ts';

/** A price while it is typed. */
export interface PriceDraft {
  price: string;
  currency: string;
  /** A date, or what was typed where one was wanted. */
  validFrom: string;
}

/** A product while it is typed; the price is only typed for a new one. */
export interface ProductDraft extends PriceDraft {
  name: string;
  kind: ProductKind;
  note: string;
}

export interface TypedPrice {
  price: string;
  currency: string;
  validFrom: string;
}

export interface PriceReading {
  /** Null where none was typed, or where it could not be read. */
  price: TypedPrice | null;
  faults: Record<string, string>;
}

export function emptyProduct({ currency, today }: { currency: string; today: LocalDate }): ProductDraft {
  return { name: '', kind: 'digital', note: '', price: '', currency, validFrom: today };
}

export function productDraftOf({ name, kind, note }: ProductView): ProductDraft {
  return { name, kind, note, price: '', currency: 'USD', validFrom: '' };
}

/** Reads a typed price; none at all is no fault. */
export function readPrice(draft: PriceDraft, decimal: DecimalSign): PriceReading {
  const faults: Record<string, string> = {};
  const typed = readTypedAmount(draft.price, { decimal, currency: asCurrency(draft.currency) });
  if (typed.kind === 'empty') return { price: null, faults };
  if (typed.kind === 'fault') faults['price'] = typed.message;
  if (typed.kind === 'amount' && typed.micros < 0n) faults['price'] = 'A price is not negative.';
  if (!isLocalDate(draft.validFrom)) faults['validFrom'] = DAY_FAULT;
  if (typed.kind !== 'amount' || Object.keys(faults).length > 0) return { price: null, faults };
  const { currency, validFrom } = draft;
  return { price: { price: decimalFromMicros(typed.micros), currency, validFrom }, faults };
}

/** Reads what is typed; faults are by field. */
export function readProductDraft(draft: ProductDraft, decimal: DecimalSign): PriceReading {
  const { price, faults } = readPrice(draft, decimal);
  return {
    price,
    faults: { ...(draft.name.trim() === '' && { name: 'Give the product a name.' }), ...faults },
  };
}
