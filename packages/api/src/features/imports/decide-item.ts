import type { ImportOutcome, ItemDifferenceView } from '@earntrack/contract';
import { differencesOf } from './differences.ts';
import { type KnownTargets, outcomeOf } from './outcome-of.ts';
import type { RecordedItem, StagedItem } from './staged-item.ts';

/** An item and what becomes of it. */
export interface DecidedItem {
  staged: StagedItem;
  /** What all files together say of its entry, which is what is written; null for an item that is left out. */
  settled: RecordedItem | null;
  outcome: ImportOutcome;
  /** The name of a product that is there only once the item is written. */
  newProduct: string | null;
  /** The earning that it adjusts. */
  adjustsId: string | null;
  /** Of what changes. */
  differences: readonly ItemDifferenceView[];
}

interface ItemToDecide {
  staged: StagedItem;
  settled: RecordedItem | null;
}

export function decideItem({ staged, settled }: ItemToDecide, known: KnownTargets): DecidedItem {
  if (settled === null) {
    return { staged, settled, outcome: 'leftOut', newProduct: null, adjustsId: null, differences: [] };
  }
  const outcome = outcomeOf(settled, known);
  const sale = settled.item.kind === 'earning' ? settled.item.sale : null;
  const isNew = sale && isWritten({ outcome }) && !known.products.has(sale.product);
  const adjustsId = known.adjustedIds.get(settled.targetId) ?? null;
  const differences = outcome === 'changed' ? differencesOf(settled, known) : [];
  return { staged, settled, outcome, newProduct: isNew ? sale.product : null, adjustsId, differences };
}

/** True where an item is written; what is there already, or left out, stays as it is. */
export function isWritten({ outcome }: Pick<DecidedItem, 'outcome'>): boolean {
  return outcome === 'new' || outcome === 'changed';
}
