import type { LocalDate } from './local-date.ts';
import type { Micros } from './money.ts';

/** What one unit costs from a day on, until the next price of the same currency. */
export interface DatedPrice {
  validFrom: LocalDate;
  priceMicros: Micros;
}

/** The price that is valid on `day`: the latest one that starts no later. Null before the first; the order does not matter. */
export function priceOn<Price extends DatedPrice>(prices: Iterable<Price>, day: LocalDate): Price | null {
  let valid: Price | null = null;
  for (const price of prices) {
    if (price.validFrom <= day && (valid === null || price.validFrom > valid.validFrom)) valid = price;
  }
  return valid;
}

/** What `units` of a price bring, exactly; negative for units that came back. Throws a RangeError for a part of a unit. */
export function priceOfUnits(priceMicros: Micros, units: number): Micros {
  return priceMicros * BigInt(units);
}
