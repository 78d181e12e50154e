import type { listProductsInput, ProductDetailView, ProductView } from '@earntrack/contract';
import type { ProductRow } from '@earntrack/db';
import { businessDayOf, type LocalDate } from '@earntrack/domain';
import type { z } from 'zod';
import type { Actor, Handle } from '../../actor.ts';
import { requireProfile } from '../profile/index.ts';
import { listPrices } from './product-prices.queries.ts';
import { findProduct, listProducts } from './products.queries.ts';
import { noSuchProduct } from './require-product.service.ts';
import { productDetailView, productView } from './products.view.ts';
import { newestSales, sumSales, sumSalesByMonth } from './sales.queries.ts';

type ListProducts = z.output<typeof listProductsInput>;

/** How many of a product's sales are shown with it. */
const RECENT_SALES = 10;

export async function showProducts(db: Handle, actor: Actor, input: ListProducts): Promise<ProductView[]> {
  const { includeArchived, from, to } = input;
  const rows = await listProducts(db, actor.userId, includeArchived);
  const prices = Map.groupBy(await listPrices(db, actor.userId), (price) => price.product_id);
  const sums = Map.groupBy(await sumSales(db, actor.userId, {}), ({ productId }) => productId);
  const hasDays = Boolean(from ?? to);
  const ofDays = hasDays ? await sumSales(db, actor.userId, { from, to }) : [];
  const byProduct = Map.groupBy(ofDays, ({ productId }) => productId);
  const today = await todayOf(db, actor);
  return rows.map((row) =>
    productView(row, {
      prices: prices.get(row.id) ?? [],
      sums: sums.get(row.id) ?? [],
      sumsOfDays: hasDays ? (byProduct.get(row.id) ?? []) : null,
      today,
    }),
  );
}

export async function showProduct(db: Handle, actor: Actor, id: string): Promise<ProductDetailView> {
  const row = await findProduct(db, actor.userId, id);
  if (!row) throw noSuchProduct();
  return detailOf(db, actor, row);
}

/** Everything that is known of a product. */
export async function detailOf(db: Handle, actor: Actor, row: ProductRow): Promise<ProductDetailView> {
  const productId = row.id;
  const product = productView(row, {
    prices: await listPrices(db, actor.userId, productId),
    sums: await sumSales(db, actor.userId, { productId }),
    sumsOfDays: null,
    today: await todayOf(db, actor),
  });
  return productDetailView(product, {
    months: await sumSalesByMonth(db, actor.userId, productId),
    sales: await newestSales(db, actor.userId, { productId, limit: RECENT_SALES }),
  });
}

async function todayOf(db: Handle, actor: Actor): Promise<LocalDate> {
  const profile = await requireProfile(db, actor.userId);
  return businessDayOf(actor.now.toISOString(), profile.time_zone);
}
