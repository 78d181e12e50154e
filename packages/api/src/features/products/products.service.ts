import { AppError } from '@earntrack/contract';
import type { ProductRow } from '@earntrack/db';
import type { Handle } from '../../actor.ts';
import { findProduct } from './products.queries.ts';

/** The product of an account, archived or not. Throws `not_found` where it has none of this id. */
export async function requireProduct(db: Handle, ownerId: string, id: string): Promise<ProductRow> {
  const row = await findProduct(db, ownerId, id);
  if (!row) throw new AppError('not_found', 'This product does not exist any more.');
  return row;
}
