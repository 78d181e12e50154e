import type {
  ProductDetailView,
  ProductPriceChangeView,
  ProductPriceView,
  ProductView,
  SaleMonthView,
  SaleSumsView,
  SaleView,
} from '@earntrack/contract';
import type { ProductPriceRow, ProductRow } from '@earntrack/db';
import { decimalFromMicros, type LocalDate, priceOn } from '@earntrack/domain';
import type { SaleMonth, SaleRow, SaleSums } from './sales.queries.ts';

/** What belongs to one product, beside its row. */
export interface ProductParts {
  /** By currency, the newest first. */
  prices: readonly ProductPriceRow[];
  sums: readonly SaleSums[];
  /** Null where no days were asked for. */
  sumsOfDays: readonly SaleSums[] | null;
  today: LocalDate;
}

export function productView(row: ProductRow, parts: ProductParts): ProductView {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    note: row.note,
    isArchived: row.archived_at !== null,
    prices: priceChanges(parts.prices),
    currentPrices: currentPrices(parts.prices, parts.today),
    sums: parts.sums.map(sumsView),
    sumsOfDays: parts.sumsOfDays?.map(sumsView) ?? null,
    version: row.version,
  };
}

export function productDetailView(
  product: ProductView,
  { months, sales }: { months: readonly SaleMonth[]; sales: readonly SaleRow[] },
): ProductDetailView {
  return { ...product, months: months.map(monthView), recentSales: sales.map(saleView) };
}

function priceChanges(prices: readonly ProductPriceRow[]): ProductPriceChangeView[] {
  return prices.map((price, index) => {
    const next = prices[index + 1];
    const before = next?.currency === price.currency ? next : undefined;
    const change = before ? decimalFromMicros(price.price_micros - before.price_micros) : null;
    return { ...priceView(price), change };
  });
}

function currentPrices(prices: readonly ProductPriceRow[], today: LocalDate): ProductPriceView[] {
  return [...Map.groupBy(prices, ({ currency }) => currency).values()].flatMap((ofCurrency) => {
    const dated = ofCurrency.map((row) => ({
      validFrom: row.valid_from,
      priceMicros: row.price_micros,
      row,
    }));
    const valid = priceOn(dated, today);
    return valid ? [priceView(valid.row)] : [];
  });
}

function priceView(row: ProductPriceRow): ProductPriceView {
  return {
    currency: row.currency,
    validFrom: row.valid_from,
    price: decimalFromMicros(row.price_micros),
  };
}

function sumsView(sums: SaleSums): SaleSumsView {
  return {
    currency: sums.currency,
    units: sums.units,
    gross: decimalFromMicros(sums.grossMicros),
    reimbursements: decimalFromMicros(sums.reimbursementsMicros),
    fees: decimalFromMicros(sums.feesMicros),
    taxesWithheld: decimalFromMicros(sums.taxesWithheldMicros),
    net: decimalFromMicros(sums.netMicros),
    saleCount: sums.saleCount,
    returnCount: sums.returnCount,
    lastSoldOn: sums.lastSoldOn,
  };
}

function monthView({ month, currency, units, ...micros }: SaleMonth): SaleMonthView {
  return {
    month,
    currency,
    units,
    gross: decimalFromMicros(micros.grossMicros),
    fees: decimalFromMicros(micros.feesMicros),
    net: decimalFromMicros(micros.netMicros),
  };
}

function saleView(row: SaleRow): SaleView {
  return {
    id: row.id,
    platformId: row.platform_id,
    soldOn: row.earned_on,
    units: row.units,
    currency: row.currency,
    gross: decimalFromMicros(row.gross_micros),
    fees: decimalFromMicros(row.fees_micros),
    net: decimalFromMicros(row.net_micros),
    note: row.note,
  };
}
