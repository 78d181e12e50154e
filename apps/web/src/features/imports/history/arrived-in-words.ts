import type { ImportView } from '@earntrack/contract';

/** How much of a statement that another device sends, or that was left, has come so far. */
export function arrivedInWords(
  { stagedCount, itemCount }: Pick<ImportView, 'stagedCount' | 'itemCount'>,
  locale: string,
): string {
  const all = `${itemCount.toLocaleString(locale)} ${itemCount === 1 ? 'entry' : 'entries'}`;
  if (stagedCount < itemCount) return `${stagedCount.toLocaleString(locale)} of ${all} arrived`;
  return itemCount === 1 ? 'its entry arrived' : `all ${all} arrived`;
}
