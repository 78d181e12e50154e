import type { NewProduct, ProductRow } from '@earntrack/db';
import { sql } from 'kysely';
import type { Handle } from '../../actor.ts';
import { anyOf } from '../../any-of.queries.ts';
import { givenRows } from '../../bulk-rows.queries.ts';

/**
 * Products, archived or not, whose names are these whatever their case, each with the name that was asked for. The one
 * that is written just so comes first, and one that is not archived before one that is.
 */
export function listProductsByName(
  db: Handle,
  ownerId: string,
  names: readonly string[],
): Promise<{ asked: string; id: string }[]> {
  const given = sql<{ name: string }>`unnest(${names}::text[])`.as<'given'>(sql`given(name)`);
  return db
    .selectFrom('product')
    .innerJoin(given, (join) => join.on(sql`lower(product.name)`, '=', sql`lower(given.name)`))
    .select(['given.name as asked', 'product.id'])
    .where('product.user_id', '=', ownerId)
    .where('product.deleted_at', 'is', null)
    .orderBy(sql`product.name = given.name`, 'desc')
    .orderBy(sql`product.archived_at is null`, 'desc')
    .orderBy('product.id')
    .execute();
}

/** Which of these products are there; when locking, they cannot be deleted until the transaction ends. */
export function listProductsByIds(
  db: Handle,
  ownerId: string,
  { ids, isLocking }: { ids: readonly string[]; isLocking: boolean },
): Promise<Pick<ProductRow, 'id'>[]> {
  const query = db
    .selectFrom('product')
    .select('id')
    .where('user_id', '=', ownerId)
    .where('id', '=', anyOf(ids))
    .where('deleted_at', 'is', null);
  return (isLocking ? query.orderBy('id').forKeyShare() : query).execute();
}

const COLUMNS = ['id', 'name', 'kind', 'request_hash', 'created_at', 'updated_at'] as const;
export type ProductToAdd = Required<Pick<NewProduct, (typeof COLUMNS)[number]>>;

/** Makes those whose ids and names are free. */
export async function insertProducts(
  tx: Handle,
  ownerId: string,
  rows: readonly ProductToAdd[],
): Promise<void> {
  await tx
    .insertInto('product')
    .columns(['user_id', ...COLUMNS])
    .expression(givenRows(tx, ownerId, { table: 'product', columns: COLUMNS, rows }))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * Deletes those of these products that are as they were made, without a price, and that no earning names, in the bin or not; says how
 * many they were. Held first: whoever records a sale of one of them either was waited for, and is seen, or finds it gone.
 */
export async function deleteProductsAsMade(
  tx: Handle,
  ownerId: string,
  ids: readonly string[],
): Promise<number> {
  if (ids.length === 0) return 0;
  const asMade = await tx
    .selectFrom('product')
    .select('id')
    .where('user_id', '=', ownerId)
    .where('id', '=', anyOf(ids))
    .where('version', '=', 1)
    .orderBy('id')
    .forUpdate()
    .execute();
  const { numDeletedRows } = await tx
    .deleteFrom('product')
    .where('user_id', '=', ownerId)
    .where('id', '=', anyOf(asMade.map(({ id }) => id)))
    .where('id', 'not in', (eb) =>
      eb.selectFrom('product_price').select('product_id').where('user_id', '=', ownerId),
    )
    .where(({ exists, not, selectFrom }) =>
      not(
        exists(
          selectFrom('earning')
            .select('earning.id')
            .where('earning.user_id', '=', ownerId)
            .whereRef('earning.product_id', '=', 'product.id'),
        ),
      ),
    )
    .executeTakeFirst();
  return Number(numDeletedRows);
}
