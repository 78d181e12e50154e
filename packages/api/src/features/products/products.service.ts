import {
  AppError,
  type createProductInput,
  type ProductDetailView,
  type removeProductPriceInput,
  type setProductPriceInput,
  type updateProductInput,
} from '@earntrack/contract';
import { inTransaction, type ProductRow } from '@earntrack/db';
import type { z } from 'zod';
import type { Actor, Handle } from '../../actor.ts';
import { isUniqueViolation } from '../../database-faults.ts';
import { hasValues } from '../../identity/has-values.ts';
import { requestHash } from '../../identity/request-hash.ts';
import { deletePrice, putPrices } from './product-prices.queries.ts';
import { lockBinnedProduct } from './product-bin.queries.ts';
import { unbinProduct } from './product-bin.service.ts';
import { findProduct, insertProduct, updateProduct } from './products.queries.ts';
import { noSuchProduct, requireProduct } from './require-product.service.ts';
import { detailOf } from './show-products.service.ts';

type CreateProduct = z.output<typeof createProductInput>;
type UpdateProduct = z.output<typeof updateProductInput>;
type SetPrice = z.output<typeof setProductPriceInput>;
type RemovePrice = z.output<typeof removeProductPriceInput>;

/** Makes a product with its first prices, all or nothing; the same create again brings it back where it was deleted since. */
export function addProduct(db: Handle, actor: Actor, input: CreateProduct): Promise<ProductDetailView> {
  return inTransaction(db, async (tx) => {
    const { id, prices, ...values } = input;
    const hash = requestHash(input);
    const row = { id, ...values, request_hash: hash, created_at: actor.now, updated_at: actor.now };
    const added = await refusingTakenName(insertProduct(tx, actor.userId, row));
    if (!added) return detailOf(tx, actor, await foundAgain(tx, actor, { id, hash }));
    await putPrices(
      tx,
      actor.userId,
      prices.map((price) => priceRow({ id, ...price })),
    );
    return detailOf(tx, actor, added);
  });
}

export async function changeProduct(
  db: Handle,
  actor: Actor,
  input: UpdateProduct,
): Promise<ProductDetailView> {
  const { id, version, ...values } = input;
  const wanted = givenOf(values);
  const change = { id, version, patch: { ...wanted, updated_at: actor.now } };
  const changed = await refusingTakenName(updateProduct(db, actor.userId, change));
  if (changed) return detailOf(db, actor, changed);
  const known = await findProduct(db, actor.userId, id);
  if (!known) throw noSuchProduct();
  if (hasValues(known, wanted)) return detailOf(db, actor, known);
  throw new AppError(
    'changed_elsewhere',
    'This product was changed somewhere else meanwhile. Reload it and make your change again.',
  );
}

/** Sets what one unit costs from a day on; the price of the same day and currency is replaced. No sale changes by it. */
export function setPrice(db: Handle, actor: Actor, input: SetPrice): Promise<ProductDetailView> {
  return inTransaction(db, async (tx) => {
    const product = await requireProduct(tx, actor.userId, input.id);
    await putPrices(tx, actor.userId, [priceRow(input)]);
    return detailOf(tx, actor, product);
  });
}

/** Takes a price out of the history; one that is not there stays so. */
export function removePrice(db: Handle, actor: Actor, input: RemovePrice): Promise<ProductDetailView> {
  return inTransaction(db, async (tx) => {
    const { id: productId, currency, validFrom } = input;
    const product = await requireProduct(tx, actor.userId, productId);
    await deletePrice(tx, actor.userId, { productId, currency, validFrom });
    return detailOf(tx, actor, product);
  });
}

function priceRow({ id, currency, validFrom, price }: SetPrice) {
  return { product_id: id, currency, valid_from: validFrom, price_micros: price };
}

type ProductValues = Omit<UpdateProduct, 'id' | 'version'>;

function givenOf(values: ProductValues): Partial<Pick<ProductRow, 'name' | 'kind' | 'note'>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

async function foundAgain(
  tx: Handle,
  actor: Actor,
  { id, hash }: { id: string; hash: string },
): Promise<ProductRow> {
  const binned = await lockBinnedProduct(tx, actor.userId, id);
  if (!binned) return sameCreate(await findProduct(tx, actor.userId, id), hash);
  return unbinProduct(tx, actor, sameCreate(binned, hash).id);
}

/** The row that an earlier, equal create made. Throws when the create was another one. */
function sameCreate(known: ProductRow | undefined, hash: string): ProductRow {
  if (known?.request_hash === hash) return known;
  throw new AppError(
    'conflict',
    'Another product was already made under this id. Reload the page and try again.',
  );
}

export async function refusingTakenName<Row>(write: Promise<Row>): Promise<Row> {
  try {
    return await write;
  } catch (cause) {
    if (!isUniqueViolation(cause, 'product_name')) throw cause;
    const name = 'You already have a product with this name';
    throw new AppError('conflict', `${name}.`, { cause, fields: { name } });
  }
}
