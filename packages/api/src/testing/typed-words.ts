import type { RowsOfFile } from './typed-file.ts';
import type { Shown } from './typed-shop.ts';

/** What entries say, by their names. */
export type Figures = Record<string, string>;

export function filesInWords(files: readonly RowsOfFile[]): string {
  return files
    .map(
      ({ lastDay, reader, rows }, at) => `${at}, until ${lastDay} by ${reader}: ${JSON.stringify([...rows])}`,
    )
    .join('\n');
}

export function without(figures: Figures, names: readonly string[]): Figures {
  return Object.fromEntries(Object.entries(figures).filter(([name]) => !names.includes(name)));
}

/** Names that were there and are not any more. */
export function gone(before: Figures, after: Figures): string[] {
  return Object.keys(before)
    .filter((name) => !(name in after))
    .toSorted();
}

/** Entries with their names, in the order of these. */
export function byName(entries: ReadonlyMap<string, Shown>): [string, Shown][] {
  return [...entries].toSorted(([left], [right]) => (left < right ? -1 : 1));
}

/** What entries of a kind come to, in cents by currency, where that is anything. */
export function totals(entries: readonly Shown[], kind: Shown['kind']): Record<string, number> {
  const sums = new Map<string, number>();
  for (const { value } of entries.filter((each) => each.kind === kind)) {
    const [amount, currency = ''] = value.split(' ');
    sums.set(currency, (sums.get(currency) ?? 0) + Math.round(Number(amount) * 100));
  }
  return Object.fromEntries([...sums].filter(([, sum]) => sum !== 0));
}
