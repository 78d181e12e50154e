import type { NewProduct, ProductPatch, ProductRow } from '@earntrack/db';
import { sql } from 'kysely';
import type { Handle } from '../../actor.ts';

export function listProducts(db: Handle, ownerId: string, includeArchived: boolean): Promise<ProductRow[]> {
  let query = db
    .selectFrom('product')
    .selectAll()
    .where('user_id', '=', ownerId)
    .where('deleted_at', 'is', null);
  if (!includeArchived) query = query.where('archived_at', 'is', null);
  return query.orderBy(sql`lower(name)`).orderBy('id').execute();
}

export function findProduct(db: Handle, ownerId: string, id: string): Promise<ProductRow | undefined> {
  return db
    .selectFrom('product')
    .selectAll()
    .where('user_id', '=', ownerId)
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
}

/** The product, kept from being deleted until the transaction ends. */
export function lockProduct(db: Handle, ownerId: string, id: string): Promise<ProductRow | undefined> {
  return db
    .selectFrom('product')
    .selectAll()
    .where('user_id', '=', ownerId)
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .forKeyShare()
    .executeTakeFirst();
}

export function lockProductForUpdate(
  db: Handle,
  ownerId: string,
  id: string,
): Promise<ProductRow | undefined> {
  return db
    .selectFrom('product')
    .selectAll()
    .where('user_id', '=', ownerId)
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
}

/** The new row, or nothing where the id is taken. */
export function insertProduct(
  db: Handle,
  ownerId: string,
  row: Omit<NewProduct, 'user_id'>,
): Promise<ProductRow | undefined> {
  return db
    .insertInto('product')
    .values({ ...row, user_id: ownerId })
    .onConflict((conflict) => conflict.columns(['user_id', 'id']).doNothing())
    .returningAll()
    .executeTakeFirst();
}

/** The changed row; nothing where there is none or, with `version`, where it has another version. */
export function updateProduct(
  db: Handle,
  ownerId: string,
  { id, version, patch }: { id: string; version?: number; patch: ProductPatch },
): Promise<ProductRow | undefined> {
  let query = db
    .updateTable('product')
    .set((eb) => ({ ...patch, version: eb('version', '+', 1) }))
    .where('user_id', '=', ownerId)
    .where('id', '=', id)
    .where('deleted_at', 'is', null);
  if (version !== undefined) query = query.where('version', '=', version);
  return query.returningAll().executeTakeFirst();
}
