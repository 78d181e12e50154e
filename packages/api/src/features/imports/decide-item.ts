import type { ImportOutcome } from '@earntrack/contract';
import { type KnownTargets, outcomeOf } from './outcome-of.ts';
import type { StagedItem } from './staged-item.ts';

/** An item and what becomes of it. */
export interface DecidedItem {
  staged: StagedItem;
  outcome: ImportOutcome;
  /** The name of a product that is there only once the item is written. */
  newProduct: string | null;
  /** The earning that it adjusts. */
  adjustsId: string | null;
}

export function decideItem(staged: StagedItem, known: KnownTargets): DecidedItem {
  const outcome = outcomeOf(staged, known);
  const sale = staged.item.kind === 'earning' ? staged.item.sale : null;
  const isNew = sale && isWritten({ outcome }) && !known.products.has(sale.product);
  const adjustsId = known.adjustedIds.get(staged.targetId ?? '') ?? null;
  return { staged, outcome, newProduct: isNew ? sale.product : null, adjustsId };
}

/** True where an item is written; what is there already, or left out, stays as it is. */
export function isWritten({ outcome }: Pick<DecidedItem, 'outcome'>): boolean {
  return outcome === 'new' || outcome === 'changed';
}
