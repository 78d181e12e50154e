import { z } from 'zod';
import { PRODUCT_KINDS } from './choices.ts';
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
