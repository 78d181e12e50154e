import { AppError } from '@earntrack/contract';
import { inTransaction, type ProductRow } from '@earntrack/db';
import type { Actor, Handle } from '../../actor.ts';
import { isGone } from '../../bin-time.ts';
import { isUniqueViolation } from '../../database-faults.ts';
import { lockBinnedProduct, moveProduct } from './product-bin.queries.ts';
import { findProduct } from './products.queries.ts';

/** Brings a product back from the bin with its prices; one that is not there stays as it is. */
export function unbinProduct(db: Handle, actor: Actor, id: string): Promise<ProductRow> {
  return inTransaction(db, async (tx) => {
    const binned = await lockBinnedProduct(tx, actor.userId, id);
    const known = binned ?? (await findProduct(tx, actor.userId, id));
    if (known?.deleted_at === null) return known;
    if (!known?.deleted_at || isGone(known.deleted_at, actor.now))
      throw new AppError('not_found', 'This product does not exist any more.');
    const move = { id, deletedAt: null, now: actor.now };
    return refusingSecond(known.name, moveProduct(tx, actor.userId, move));
  });
}

async function refusingSecond<Row>(name: string, write: Promise<Row>): Promise<Row> {
  try {
    return await write;
  } catch (cause) {
    if (!isUniqueViolation(cause, 'product_name')) throw cause;
    throw new AppError(
      'conflict',
      `You have another product called ${name} by now. Rename that one first, then bring this one back.`,
      { cause },
    );
  }
}
