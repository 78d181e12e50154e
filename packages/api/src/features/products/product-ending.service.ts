import type { DeleteProductView, ProductDetailView } from '@earntrack/contract';
import { inTransaction } from '@earntrack/db';
import type { Actor, Handle } from '../../actor.ts';
import { moveProduct } from './product-bin.queries.ts';
import { findProduct, lockProductForUpdate, updateProduct } from './products.queries.ts';
import { refusingTakenName } from './products.service.ts';
import { noSuchProduct } from './require-product.service.ts';
import { hasSales } from './sales.queries.ts';
import { detailOf } from './show-products.service.ts';

export async function archiveProduct(db: Handle, actor: Actor, id: string): Promise<ProductDetailView> {
  const known = await findProduct(db, actor.userId, id);
  if (!known) throw noSuchProduct();
  if (known.archived_at !== null) return detailOf(db, actor, known);
  const patch = { archived_at: actor.now, updated_at: actor.now };
  return detailOf(db, actor, (await updateProduct(db, actor.userId, { id, patch })) ?? known);
}

export async function unarchiveProduct(db: Handle, actor: Actor, id: string): Promise<ProductDetailView> {
  const known = await findProduct(db, actor.userId, id);
  if (!known) throw noSuchProduct();
  if (known.archived_at === null) return detailOf(db, actor, known);
  const patch = { archived_at: null, updated_at: actor.now };
  const shown = await refusingTakenName(updateProduct(db, actor.userId, { id, patch }));
  return detailOf(db, actor, shown ?? known);
}

/** Puts a product that was never sold into the bin, with its prices; one with sales is archived instead. */
export function binProduct(db: Handle, actor: Actor, id: string): Promise<DeleteProductView> {
  return inTransaction(db, async (tx) => {
    if (!(await lockProductForUpdate(tx, actor.userId, id))) throw noSuchProduct();
    if (await hasSales(tx, actor.userId, id)) {
      await archiveProduct(tx, actor, id);
      return { outcome: 'archived' };
    }
    await moveProduct(tx, actor.userId, { id, deletedAt: actor.now, now: actor.now });
    return { outcome: 'deleted' };
  });
}
