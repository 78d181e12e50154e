import type { ImportOutcome, ItemDifferenceView, KeptReason } from '@earntrack/contract';
import type { RecordedItem, StagedItem } from '../staging/staged-item.ts';
import { differencesOf } from './differences.ts';
import { keptOf } from './kept.ts';
import { type KnownTargets, outcomeOf, rowOf, takesFromPerson } from './outcome-of.ts';

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
  /** Why what it says is not taken, where its entry says otherwise. */
  kept: KeptReason | null;
  /** A person gives up what they had for it. */
  isTakenFromPerson: boolean;
  /** Of what changes, or is not taken. */
  differences: readonly ItemDifferenceView[];
}

interface ItemToDecide {
  staged: StagedItem;
  /** Null for an item that is left out. */
  settled: {
    item: RecordedItem;
    /** Another file counts, and says that nothing is to stay recorded. */
    isTakenBack: boolean;
    /** What the latest of the other files says of it; null where none does. */
    before: RecordedItem['item'] | null;
    /** This file counts: of what it is silent about, others may say something. */
    isOwn: boolean;
  } | null;
}

const NOTHING = {
  newProduct: null,
  adjustsId: null,
  kept: null,
  isTakenFromPerson: false,
  differences: [],
} as const;

export function decideItem({ staged, settled: found }: ItemToDecide, known: KnownTargets): DecidedItem {
  if (found === null) return { ...NOTHING, staged, settled: null, outcome: 'leftOut' };
  const { item: settled, isTakenBack, before, isOwn } = found;
  if (isTakenBack && rowOf(settled, known) === undefined)
    return { ...NOTHING, staged, settled, outcome: 'unchanged', kept: 'takenBack' };
  const outcome = outcomeOf(settled, known);
  const sale = settled.item.kind === 'earning' ? settled.item.sale : null;
  const isNew = sale && isWritten({ outcome }) && !known.products.has(sale.product);
  const adjustsId = known.adjustedIds.get(settled.targetId) ?? null;
  const kept = outcome === 'unchanged' ? keptOf(isOwn ? settled : staged, known, before) : null;
  const differences = outcome === 'changed' ? differencesOf(settled, known) : (kept?.differences ?? []);
  const newProduct = isNew ? sale.product : null;
  const row = rowOf(settled, known);
  const isTakenFromPerson = row !== undefined && takesFromPerson(row, settled.taking ?? null);
  const said = { outcome, newProduct, adjustsId, kept: kept?.reason ?? null, isTakenFromPerson, differences };
  return { staged, settled, ...said };
}

/** True where an item is written; what is there already, or left out, stays as it is. */
export function isWritten({ outcome }: Pick<DecidedItem, 'outcome'>): boolean {
  return outcome === 'new' || outcome === 'changed';
}
