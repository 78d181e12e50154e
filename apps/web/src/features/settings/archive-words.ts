import type { RestoredArchiveView } from '@earntrack/contract';

type Counts = Partial<RestoredArchiveView['counts']>;

const NAMES: Record<keyof RestoredArchiveView['counts'], [one: string, many: string]> = {
  platforms: ['platform', 'platforms'],
  products: ['product', 'products'],
  earnings: ['earning', 'earnings'],
  work: ['stretch of work', 'stretches of work'],
  payouts: ['payout', 'payouts'],
  goals: ['goal', 'goals'],
  imports: ['imported statement', 'imported statements'],
};

/** "3 platforms, 1,204 earnings and 1 goal"; what there is none of is not named. */
export function countsInWords(counts: Counts, locale: string): string {
  const parts = Object.entries(NAMES).flatMap(([name, [one, many]]) => {
    const count = counts[name as keyof Counts] ?? 0;
    return count === 0 ? [] : [`${count.toLocaleString(locale)} ${count === 1 ? one : many}`];
  });
  if (parts.length === 0) return 'your settings';
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(parts);
}

/** "3.2 MB". */
export function sizeInWords(bytes: number, locale: string): string {
  const [amount, unit] = bytes < 1_000_000 ? [Math.max(1, bytes / 1000), 'kB'] : [bytes / 1_000_000, 'MB'];
  const digits = { maximumFractionDigits: unit === 'MB' && amount < 100 ? 1 : 0 };
  return `${amount.toLocaleString(locale, digits)} ${unit}`;
}
