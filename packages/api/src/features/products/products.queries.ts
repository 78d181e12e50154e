import type { ProductRow } from '@earntrack/db';
import type { Handle } from '../../actor.ts';

export function findProduct(db: Handle, ownerId: string, id: string): Promise<ProductRow | undefined> {
  return db
    .selectFrom('product')
    .selectAll()
    .where('user_id', '=', ownerId)
    .where('id', '=', id)
    .executeTakeFirst();
}
