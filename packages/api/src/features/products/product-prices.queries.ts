import type { NewProductPrice, ProductPriceRow } from '@earntrack/db';
import type { Currency, LocalDate } from '@earntrack/domain';
import type { Handle } from '../../actor.ts';

/** Prices by product and currency, the newest first; of every product where none is named. */
export function listPrices(db: Handle, ownerId: string, productId?: string): Promise<ProductPriceRow[]> {
  let query = db.selectFrom('product_price').selectAll().where('user_id', '=', ownerId);
  if (productId !== undefined) query = query.where('product_id', '=', productId);
  return query.orderBy('product_id').orderBy('currency').orderBy('valid_from', 'desc').execute();
}

export type PriceToKeep = Omit<NewProductPrice, 'user_id'>;

/** Keeps these prices; one of the same product, currency and day takes the place of the one before. */
export async function putPrices(db: Handle, ownerId: string, prices: readonly PriceToKeep[]): Promise<void> {
  if (prices.length === 0) return;
  await db
    .insertInto('product_price')
    .values(prices.map((price) => ({ ...price, user_id: ownerId })))
    .onConflict((conflict) =>
      conflict
        .columns(['user_id', 'product_id', 'currency', 'valid_from'])
        .doUpdateSet((eb) => ({ price_micros: eb.ref('excluded.price_micros') })),
    )
    .execute();
}

export async function deletePrice(
  db: Handle,
  ownerId: string,
  price: { productId: string; currency: Currency; validFrom: LocalDate },
): Promise<void> {
  await db
    .deleteFrom('product_price')
    .where('user_id', '=', ownerId)
    .where('product_id', '=', price.productId)
    .where('currency', '=', price.currency)
    .where('valid_from', '=', price.validFrom)
    .execute();
}
