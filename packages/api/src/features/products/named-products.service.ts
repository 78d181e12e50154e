import { createProductInput, type ProductKind } from '@earntrack/contract';
import type { Actor, Handle } from '../../actor.ts';
import { derivedId } from '../../identity/derived-id.ts';
import { requestHash } from '../../identity/request-hash.ts';
import {
  deleteProductsAsMade,
  insertProducts,
  listProductsByIds,
  listProductsByName,
  type ProductToAdd,
} from './named-products.queries.ts';
import { listBinnedProductIds, takeProductOutAs } from './product-bin.queries.ts';
import { noSuchProduct } from './require-product.service.ts';

/** Ids of the products that a name can mean, the likeliest first. Names that mean none are not in it. */
export type ProductsByName = ReadonlyMap<string, readonly string[]>;

/**
 * The products that these names mean: those of the name, else the one that was made for the name and is called another
 * way by now.
 */
export async function productsByName(
  db: Handle,
  ownerId: string,
  names: Iterable<string>,
): Promise<ProductsByName> {
  const asked = [...new Set(names)];
  if (asked.length === 0) return new Map();
  const found = new Map<string, string[]>();
  for (const { asked: name, id } of await listProductsByName(db, ownerId, asked))
    found.set(name, [...(found.get(name) ?? []), id]);
  const madeFor = new Map(
    asked.filter((name) => !found.has(name)).map((name) => [idOfName(ownerId, name), name]),
  );
  if (madeFor.size === 0) return found;
  const ids = [...madeFor.keys()];
  for (const { id } of await listProductsByIds(db, ownerId, { ids, isLocking: false }))
    found.set(madeFor.get(id) ?? '', [id]);
  return found;
}

/**
 * The product to record sales of each name for, safe from deletion until the transaction ends. Where a name means none, the one
 * that was made for it comes back from the bin, or one of the kind beside it is made.
 */
export async function keepProductsByName(
  tx: Handle,
  actor: Actor,
  kinds: ReadonlyMap<string, ProductKind>,
): Promise<ReadonlyMap<string, string>> {
  if (kinds.size === 0) return new Map();
  const known = await productsByName(tx, actor.userId, kinds.keys());
  const missing = [...kinds].filter(([name]) => !known.has(name));
  await bringBack(
    tx,
    actor,
    missing.map(([name]) => name),
  );
  const rows = missing.map(([name, kind]) => productRow(actor, name, kind));
  if (rows.length > 0) await insertProducts(tx, actor.userId, rows);
  const all = rows.length > 0 ? await productsByName(tx, actor.userId, kinds.keys()) : known;
  const chosen = new Map([...all].flatMap(([name, [id]]) => (id === undefined ? [] : [[name, id]])));
  const ids = [...new Set(chosen.values())];
  const kept = await listProductsByIds(tx, actor.userId, { ids, isLocking: true });
  if (chosen.size < kinds.size || kept.length < ids.length) throw noSuchProduct();
  return chosen;
}

/** Deletes the products that were made for these names, as far as they are as they were made and nothing names them. */
export function deleteUnusedProducts(tx: Handle, ownerId: string, names: readonly string[]): Promise<number> {
  return deleteProductsAsMade(
    tx,
    ownerId,
    names.map((name) => idOfName(ownerId, name)),
  );
}

/** A deleted product would keep its id from the new one of its name. */
async function bringBack(tx: Handle, { userId, now }: Actor, names: readonly string[]): Promise<void> {
  const madeFor = new Map(names.map((name) => [idOfName(userId, name), name]));
  for (const id of await listBinnedProductIds(tx, userId, [...madeFor.keys()]))
    await takeProductOutAs(tx, userId, { id, name: madeFor.get(id) ?? '', now });
}

function productRow({ userId, now }: Actor, name: string, kind: ProductKind): ProductToAdd {
  const input = createProductInput.parse({ id: idOfName(userId, name), name, kind });
  return { id: input.id, name, kind, request_hash: requestHash(input), created_at: now, updated_at: now };
}

function idOfName(ownerId: string, name: string): string {
  return derivedId(ownerId, 'product', name);
}
