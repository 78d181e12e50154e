import type { ColumnDescription } from '@earntrack/statements';

export interface OfferedText {
  /** As a rule has it. */
  text: string;
  words: string;
}

/** What of a column rows may be left out by: its texts, or what they begin with, with the number of their rows; then what was typed. */
export function offeredTexts(
  { values, beginnings }: Pick<ColumnDescription, 'values' | 'beginnings'>,
  chosen: readonly string[],
): OfferedText[] {
  const found = values ?? beginnings ?? [];
  const typed = chosen.filter((text) => !found.some((value) => value.text === text));
  return [
    ...found.map(({ text, rows }) => ({
      text,
      words: `${text || 'An empty cell'} (${rows === 1 ? '1 row' : `${rows} rows`})`,
    })),
    ...typed.map((text) => ({ text, words: text || 'An empty cell' })),
  ];
}

/** With a text that was typed, once whatever its case. */
export function withText(texts: readonly string[], typed: string): string[] {
  const text = typed.trim();
  const isThere = texts.some((each) => each.toLowerCase() === text.toLowerCase());
  return text === '' || isThere ? [...texts] : [...texts, text];
}

/**
 * Columns by which rows may be left out besides those that are: what is chosen is kept with what was said of the file, so a column that may name
 * somebody is one only where the person keeps names.
 */
export function offeredColumns(
  columns: readonly Pick<ColumnDescription, 'label' | 'isOfSomebody'>[],
  { chosen, keepsNames }: { chosen: readonly { label: string }[]; keepsNames: boolean },
): string[] {
  return columns.flatMap(({ label, isOfSomebody }) =>
    (isOfSomebody && !keepsNames) || chosen.some((by) => by.label === label) ? [] : [label],
  );
}
