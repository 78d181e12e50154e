import type { ItemDifferenceView, KeptReason } from '@earntrack/contract';
import type { RecordedItem, StagedItem } from '../staging/staged-item.ts';
import { differencesOf, saySame } from './differences.ts';
import { isGoneForGood, type KnownTargets, rowOf } from './outcome-of.ts';

interface Kept {
  reason: KeptReason;
  differences: ItemDifferenceView[];
}

/**
 * Why what an item says is not taken, and what it says otherwise than what is not in the bin; null where its entry says the same, where a person said that
 * it is what they typed and no file (`before`) has said anything else of it since, and where what came of it was deleted for good.
 */
export function keptOf(
  staged: StagedItem,
  known: KnownTargets,
  before: RecordedItem['item'] | null,
): Kept | null {
  if (staged.targetId === null) return null;
  if (staged.rowId && (before === null || saySame(staged.item, before))) return null;
  const row = rowOf(staged, known);
  if (row === undefined || isGoneForGood(row)) return null;
  if (row.deleted_at !== null) return { reason: 'deleted', differences: [] };
  const differences = differencesOf(staged, known);
  if (differences.length === 0) return null;
  if (row.request_hash === null) return { reason: 'otherFile', differences };
  const isMoved = 'platform_id' in row && row.platform_id !== staged.platformId;
  return { reason: isMoved ? 'moved' : 'edited', differences };
}
