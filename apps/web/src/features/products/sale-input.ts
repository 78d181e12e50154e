import { decimalFromMicros, type Micros } from '@earntrack/domain';
import type { SaleDraft, SaleReading } from './sale-draft.ts';

/** The one earning that a sale is. A return is an adjustment: money and units go back, and fees may come back. */
export function earningOfSale(productId: string, draft: SaleDraft, reading: SaleReading) {
  const { id, platformId, currency, note, isReturn, adjustsId } = draft;
  const { units, soldOn, revenue, fees } = reading;
  if (platformId === null || soldOn === null || units === null || revenue === null || fees === null)
    throw new Error('The form was not checked');
  const sign = isReturn ? -1n : 1n;
  const amount = (micros: Micros) => decimalFromMicros(sign * micros);
  const components = isReturn
    ? { adjustments: amount(revenue), fees: amount(fees) }
    : { base: amount(revenue), fees: amount(fees) };
  return {
    id,
    platformId,
    earnedOn: soldOn,
    currency,
    components,
    note,
    adjustsId: isReturn ? adjustsId : null,
    sale: { productId, units: Number(sign) * units },
  };
}

const FIELDS: Readonly<Record<string, string>> = {
  earnedOn: 'soldOn',
  'components.base': 'revenue',
  'components.adjustments': 'revenue',
  'components.fees': 'fees',
  'sale.units': 'units',
};

/** Faults that the server found in the earning, by the field of the sale. */
export function saleFaults(fields: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([path, message]) => [FIELDS[path] ?? path, message]));
}
