import type { RecordedItem } from '../staging/staged-item.ts';

/** Of what no file that is left says anything, the entry has nothing: it may have had it of a file that is gone. */
export function withEverySaid(staged: RecordedItem): RecordedItem {
  const { item } = staged;
  if (item.kind !== 'earning') return staged;
  return { ...staged, item: { ...item, sale: item.sale ?? null, adjusts: item.adjusts ?? null } };
}
