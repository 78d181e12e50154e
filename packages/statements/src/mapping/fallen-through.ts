import { quoted } from '../problem.ts';
import type { Decisions } from '../rows/decisions.ts';
import { toldKind } from '../rows/descriptions.ts';
import type { InterpretedRow } from '../rows/rows.ts';
import { MOST_TEXTS } from './most-texts.ts';

interface Column {
  key: string;
  name: string;
  index: number;
  /** Of rows that would be earned. */
  texts: Set<string>;
  /** Of these, those that came to nothing. */
  nothing: Set<string>;
  rows: number;
}

/** States that say that a row came to nothing and that no rule names, though rules name others: those rows are read by one that looks at no state. */
export class FallenThrough {
  readonly #decisions: Decisions;
  readonly #cameToNothing: (state: string) => boolean;
  readonly #columns: Column[];

  constructor(decisions: Decisions, cameToNothing: (state: string) => boolean) {
    const { match, preset, labels } = decisions;
    const asked = new Set(preset.lines.flatMap(({ where, skip }) => (skip ? Object.keys(where ?? {}) : [])));
    const { status = [] } = match.places.text;
    const places = Object.entries({ ...match.places.texts, status });
    this.#decisions = decisions;
    this.#cameToNothing = cameToNothing;
    this.#columns = places.flatMap(([key, indexes]) =>
      asked.has(key)
        ? indexes.map((index) => ({
            key,
            name: labels[index] ?? '',
            index,
            texts: new Set<string>(),
            nothing: new Set<string>(),
            rows: 0,
          }))
        : [],
    );
  }

  add(row: InterpretedRow, cells: readonly string[]): void {
    if (row.kind !== 'earning') return;
    for (const column of this.#columns) {
      if (row.rule.where?.[column.key] !== undefined || column.texts.size > MOST_TEXTS) continue;
      const source = { row: row.file.row, cells };
      const text = toldKind(cells[column.index] ?? '', source, this.#decisions).trim();
      column.texts.add(text);
      if (!this.#cameToNothing(text)) continue;
      column.nothing.add(text);
      column.rows += 1;
    }
  }

  describe(): string[] {
    return this.#columns.flatMap(({ name, texts, nothing, rows }) => {
      const [first] = nothing;
      if (first === undefined || texts.size > MOST_TEXTS) return [];
      const told = rows === 1 ? '1 row' : `${rows} rows`;
      return [
        `Warning: the column ${quoted(name)} says ${quoted(first)} in ${told} that would be recorded, and no rule names that: where such rows came to nothing, leave them out.`,
      ];
    });
  }
}
