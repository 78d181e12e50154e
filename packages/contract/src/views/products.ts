import { z } from 'zod';
import { PRODUCT_KINDS } from '../choices.ts';
import { currencyView, dateView, decimalView, idView } from './fields.ts';

export const productPriceView = z.object({
  currency: currencyView,
  validFrom: dateView,
  price: decimalView,
});
export type ProductPriceView = z.output<typeof productPriceView>;

/** A price of the history with what it changed; null for the first one of its currency. */
export const productPriceChangeView = z.object({
  ...productPriceView.shape,
  change: decimalView.nullable(),
});
export type ProductPriceChangeView = z.output<typeof productPriceChangeView>;

/** What the sales of one product in one currency add up to; net = gross + reimbursements − fees − taxesWithheld. */
export const saleSumsView = z.object({
  currency: currencyView,
  units: z.int().describe('Units sold less units that came back'),
  gross: decimalView,
  reimbursements: decimalView,
  fees: decimalView,
  taxesWithheld: decimalView,
  net: decimalView,
  saleCount: z.int(),
  returnCount: z.int().describe('Entries of units that came back'),
  lastSoldOn: dateView.nullable().describe('The day of the last sale; null where there are only returns'),
});
export type SaleSumsView = z.output<typeof saleSumsView>;

export const productView = z.object({
  id: idView,
  name: z.string(),
  kind: z.enum(PRODUCT_KINDS),
  note: z.string(),
  isArchived: z.boolean(),
  prices: z.array(productPriceChangeView).describe('Every price by currency, the newest first'),
  currentPrices: z.array(productPriceView).describe('The price that is valid today, by currency'),
  sums: z.array(saleSumsView).describe('Of all time, by currency'),
  sumsOfDays: z.array(saleSumsView).nullable().describe('Of the days asked for; null where none were'),
  version: z.int(),
});
export type ProductView = z.output<typeof productView>;

/** What one month brought in one currency. */
export const saleMonthView = z.object({
  month: dateView.describe('The first day of the month'),
  currency: currencyView,
  units: z.int(),
  gross: decimalView,
  fees: decimalView,
  net: decimalView,
});
export type SaleMonthView = z.output<typeof saleMonthView>;

/** An earning as the sale that it is. */
export const saleView = z.object({
  id: idView.describe('Of the earning'),
  platformId: idView,
  soldOn: dateView,
  units: z.int(),
  currency: currencyView,
  gross: decimalView,
  fees: decimalView,
  net: decimalView,
  note: z.string(),
});
export type SaleView = z.output<typeof saleView>;

export const productDetailView = z.object({
  ...productView.shape,
  months: z.array(saleMonthView).describe('Months with sales, the earliest first'),
  recentSales: z.array(saleView).describe('The newest sales and returns'),
});
export type ProductDetailView = z.output<typeof productDetailView>;

/** What deleting did: a product with sales is archived instead. */
export const deleteProductView = z.object({
  outcome: z.enum(['deleted', 'archived']),
});
export type DeleteProductView = z.output<typeof deleteProductView>;
