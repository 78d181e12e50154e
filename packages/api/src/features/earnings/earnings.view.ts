import type { ComponentsView, EarningSumsView, EarningView } from '@earntrack/contract';
import type { EarningRow } from '@earntrack/db';
import { type Clock, COMPONENT_NAMES, decimalFromMicros } from '@earntrack/domain';
import { componentsOfRow } from './earning-columns.ts';
import type { CurrencySums } from './earnings.queries.ts';

/** Hours that belong to one earning. */
export interface OwnHours {
  clock: Clock;
  seconds: number;
}

export function earningView(row: EarningRow, hours: OwnHours | null): EarningView {
  const parts = componentsOfRow(row);
  const decimals = COMPONENT_NAMES.map((name) => [name, decimalFromMicros(parts[name])]);
  return {
    id: row.id,
    platformId: row.platform_id,
    earnedOn: row.earned_on,
    currency: row.currency,
    components: Object.fromEntries(decimals) as ComponentsView,
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
