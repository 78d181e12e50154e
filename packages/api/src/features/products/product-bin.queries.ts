import type { ProductRow } from '@earntrack/db';
import { sql } from 'kysely';
import type { Handle } from '../../actor.ts';
import { anyOf } from '../../any-of.queries.ts';

/** The product of this id in the bin, with nobody else changing it until the transaction ends. */
export function lockBinnedProduct(tx: Handle, ownerId: string, id: string): Promise<ProductRow | undefined> {
  return tx
    .selectFrom('product')
    .selectAll()
    .where('user_id', '=', ownerId)
    .where('id', '=', id)
    .where('deleted_at', 'is not', null)
    .forUpdate()
    .executeTakeFirst();
}

/** Puts the product into the bin or, with null, takes it out; its prices stay with it. The caller holds its lock. */
export function moveProduct(
  tx: Handle,
  ownerId: string,
  { id, deletedAt, now }: { id: string; deletedAt: Date | null; now: Date },
): Promise<ProductRow> {
  return tx
    .updateTable('product')
    .set((eb) => ({ deleted_at: deletedAt, updated_at: now, version: eb('version', '+', 1) }))
    .where('user_id', '=', ownerId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Which of these products lie in the bin. */
export async function listBinnedProductIds(
  tx: Handle,
  ownerId: string,
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .selectFrom('product')
    .select('id')
    .where('user_id', '=', ownerId)
    .where('id', '=', anyOf(ids))
    .where('deleted_at', 'is not', null)
    .execute();
  return rows.map(({ id }) => id);
}

/** Takes the product out of the bin under this name, unless another one has the name by now. */
export async function takeProductOutAs(
  tx: Handle,
  ownerId: string,
  { id, name, now }: { id: string; name: string; now: Date },
): Promise<void> {
  await tx
    .updateTable('product')
    .set((eb) => ({ deleted_at: null, name, updated_at: now, version: eb('version', '+', 1) }))
    .where('user_id', '=', ownerId)
    .where('id', '=', id)
    .where(({ exists, not, selectFrom }) =>
      not(
        exists(
          selectFrom('product as other')
            .select('other.id')
            .where('other.user_id', '=', ownerId)
            .where(sql`lower(other.name)`, '=', sql`lower(${name})`)
            .where('other.deleted_at', 'is', null),
        ),
      ),
    )
    .execute();
}
