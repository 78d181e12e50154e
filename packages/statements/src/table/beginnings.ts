import type { Signs, ValueDescription } from './describe-table.ts';

/** What differs from row to row comes behind one of these, or behind the second word. */
const UP_TO_SIGN = /^\p{L}[^:(#\d]{1,40}?(?:\s*[:(#]|\s+[-–—]\s|\s+(?=\d))/u;
const TWO_WORDS = /^\p{L}\S*\s+\S+\s/u;

/**
 * What a text begins with that others of its kind do too, up to where a word ends: "Sold:" of "Sold: Jacket", "Project fee " of "Project
 * fee for a site".
 */
export function beginningOf(text: string): string {
  return UP_TO_SIGN.exec(text)?.[0] ?? TWO_WORDS.exec(text)?.[0] ?? text;
}

interface Kind {
  /** The one text that begins so; null as soon as there is another one. */
  text: string | null;
  rows: number;
  signs: Record<number, Signs>;
}

/** Counts the texts of a column by what they begin with, in the form in which a rule names types. */
export class BeginningTally {
  readonly #most: number;
  #kinds: Map<string, Kind> | null = new Map();

  constructor(most: number) {
    this.#most = most;
  }

  /** With the signs of the numbers beside it, by the index of their column. */
  add(text: string, signs: readonly (keyof Signs | null)[]): void {
    if (this.#kinds === null || text === '') return;
    const beginning = beginningOf(text);
    const kind = this.#kinds.get(beginning) ?? { text, rows: 0, signs: {} };
    if (kind.text !== text) kind.text = null;
    kind.rows += 1;
    for (const [column, sign] of signs.entries())
      if (sign !== null) (kind.signs[column] ??= { positive: 0, negative: 0 })[sign] += 1;
    this.#kinds.set(beginning, kind);
    if (this.#kinds.size > this.#most) this.#kinds = null;
  }

  /** Most frequent first; null where there are many. */
  described(): ValueDescription[] | null {
    if (this.#kinds === null) return null;
    return [...this.#kinds]
      .map(([beginning, { text, rows, signs }]) => ({ text: text ?? `${beginning}*`, rows, signs }))
      .toSorted((left, right) => right.rows - left.rows);
  }
}
