import type { ComponentsView, EarningSumsView, EarningView } from '@earntrack/contract';
import { type Clock, type Components, decimalFromMicros } from '@earntrack/domain';
import { componentsOfRow, type ShownEarning } from './earning-columns.ts';
import type { CurrencySums } from './earnings.queries.ts';

/** Hours that belong to one earning. */
export interface OwnHours {
  clock: Clock;
  seconds: number;
}

export function earningView(row: ShownEarning, hours: OwnHours | null): EarningView {
  return {
    id: row.id,
    platformId: row.platform_id,
    earnedOn: row.earned_on,
    currency: row.currency,
    components: componentsView(componentsOfRow(row)),
    gross: decimalFromMicros(row.gross_micros),
    net: decimalFromMicros(row.net_micros),
    note: row.note,
    description: row.description,
    source: row.source,
    hours,
    tags: row.tags,
    adjustsId: row.adjusts_id,
    sale:
      row.product_id === null || row.units === null ? null : { productId: row.product_id, units: row.units },
    version: row.version,
  };
}

/** Written out: a list makes hundreds, and objects of a known shape are made and sent in a fraction of the time. */
export function componentsView(parts: Components): ComponentsView {
  return {
    base: decimalFromMicros(parts.base),
    tips: decimalFromMicros(parts.tips),
    bonuses: decimalFromMicros(parts.bonuses),
    adjustments: decimalFromMicros(parts.adjustments),
    reimbursements: decimalFromMicros(parts.reimbursements),
    fees: decimalFromMicros(parts.fees),
    taxesWithheld: decimalFromMicros(parts.taxesWithheld),
    passThroughTax: decimalFromMicros(parts.passThroughTax),
    cashCollected: decimalFromMicros(parts.cashCollected),
  };
}

export function sumsView({
  currency,
  grossMicros,
  feesMicros,
  netMicros,
  count,
}: CurrencySums): EarningSumsView {
  const decimal = decimalFromMicros;
  return { currency, gross: decimal(grossMicros), fees: decimal(feesMicros), net: decimal(netMicros), count };
}
