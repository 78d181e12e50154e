import { z } from 'zod';
import { PRODUCT_KINDS, type ProductKind } from './choices.ts';
import {
  currencyField,
  dateField,
  idField,
  noteField,
  positiveAmountField,
  textField,
  versionField,
} from './fields.ts';
import { LIMITS } from './limits.ts';

const productFields = {
  name: textField
    .trim()
    .min(1, 'Give the product a name')
    .max(LIMITS.productNameLength, `A name has at most ${LIMITS.productNameLength} characters`),
  kind: z.enum(PRODUCT_KINDS),
  note: noteField,
};

/** What one unit costs from a day on, until the next price of the same currency. */
export const productPriceInput = z.strictObject({
  currency: currencyField,
  validFrom: dateField,
  price: positiveAmountField,
});

const pricesField = z
  .array(productPriceInput)
  .max(LIMITS.productPrices)
  .refine(
    (prices) => new Set(prices.map((each) => each.currency + each.validFrom)).size === prices.length,
    'A day has one price in each currency',
  );

export const createProductInput = z.strictObject({
  id: idField,
  ...productFields,
  note: productFields.note.default(''),
  prices: pricesField.default([]),
});

export const updateProductInput = z.strictObject({
  id: idField,
  version: versionField,
  ...z.object(productFields).partial().shape,
});

/** With `from` or `to`, each product also says what it brought on these days. */
export const listProductsInput = z.strictObject({
  includeArchived: z.boolean().default(false),
  from: dateField.nullish(),
  to: dateField.nullish(),
});

export const productIdInput = z.strictObject({ id: idField });
export const setProductPriceInput = z.strictObject({ id: idField, ...productPriceInput.shape });
export const removeProductPriceInput = setProductPriceInput.omit({ price: true });

export interface ProductPriceView {
  currency: string;
  validFrom: string;
  price: string;
}

/** A price of the history with what it changed; null for the first one of its currency. */
export interface ProductPriceChangeView extends ProductPriceView {
  change: string | null;
}

/** What the sales of one product in one currency add up to; net = gross + reimbursements − fees − taxesWithheld. */
export interface SaleSumsView {
  currency: string;
  /** Units sold less units that came back. */
  units: number;
  gross: string;
  reimbursements: string;
  fees: string;
  taxesWithheld: string;
  net: string;
  saleCount: number;
  /** Entries of units that came back. */
  returnCount: number;
  /** The day of the last sale; null where there are only returns. */
  lastSoldOn: string | null;
}

export interface ProductView {
  id: string;
  name: string;
  kind: ProductKind;
  note: string;
  isArchived: boolean;
  /** Every price by currency, the newest first. */
  prices: ProductPriceChangeView[];
  /** The price that is valid today, by currency. */
  currentPrices: ProductPriceView[];
  /** Of all time, by currency. */
  sums: SaleSumsView[];
  /** Of the days asked for; null where none were. */
  sumsOfDays: SaleSumsView[] | null;
  version: number;
}

/** What one month brought in one currency. */
export interface SaleMonthView {
  /** The first day of the month. */
  month: string;
  currency: string;
  units: number;
  gross: string;
  fees: string;
  net: string;
}

/** An earning as the sale that it is. */
export interface SaleView {
  /** Of the earning. */
  id: string;
  platformId: string;
  soldOn: string;
  units: number;
  currency: string;
  gross: string;
  fees: string;
  net: string;
  note: string;
}

export interface ProductDetailView extends ProductView {
  /** Months with sales, the earliest first. */
  months: SaleMonthView[];
  /** The newest sales and returns. */
  recentSales: SaleView[];
}

/** What deleting did: a product with sales is archived instead. */
export interface DeleteProductView {
  outcome: 'deleted' | 'archived';
}
