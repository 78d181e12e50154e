import { AppError } from '@earntrack/contract';
import type { ProductRow } from '@earntrack/db';
import type { Handle } from '../../actor.ts';
import { lockProduct } from './products.queries.ts';

/**
 * The product of an account, archived or not, safe from deletion until the transaction ends. Throws `not_found` where it
 * has none of this id.
 */
export async function requireProduct(tx: Handle, ownerId: string, id: string): Promise<ProductRow> {
  const row = await lockProduct(tx, ownerId, id);
  if (!row) throw noSuchProduct();
  return row;
}

export function noSuchProduct(): AppError {
  return new AppError(
    'not_found',
    'This product does not exist any more. Reload the page and choose another one.',
  );
}
