import type { Currency, LocalDate } from '@earntrack/domain';
import type { Generated, Insertable, Selectable } from 'kysely';
import type { ColumnsOf } from './columns.ts';

/** What a product costs from a day on, in one currency, until its next price. */
export interface ProductPriceTable {
  user_id: string;
  product_id: string;
  currency: Currency;
  valid_from: LocalDate;
  price_micros: bigint;
  created_at: Generated<Date>;
}

export type ProductPriceRow = Selectable<ProductPriceTable>;
export type NewProductPrice = Insertable<ProductPriceTable>;

export const PRODUCT_PRICE_COLUMNS = {
  user_id: 'uuid',
  product_id: 'uuid',
  currency: 'text',
  valid_from: 'date',
  price_micros: 'int8',
  created_at: 'timestamptz',
} as const satisfies ColumnsOf<ProductPriceTable>;
