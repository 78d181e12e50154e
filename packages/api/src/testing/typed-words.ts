import type { RowsOfFile } from './typed-file.ts';

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
