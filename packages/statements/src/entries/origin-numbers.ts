import type { RowOrigin } from '../rows/origins.ts';
import type { InterpretedRow } from '../rows/rows.ts';

/** Counts the rows of each kind, so that the most common kind has the number that need not be said. */
export class OriginNumbers {
  readonly #counts: number[] = [];

  add(row: InterpretedRow): void {
    if (row.kind === 'leftOut') return;
    this.#counts[row.origin] = (this.#counts[row.origin] ?? 0) + 1;
  }

  /** The kinds that entries are made of, the most common first, and the place of each there by its number. */
  settle(kinds: readonly RowOrigin[]): { origins: RowOrigin[]; placeOf: (number: number) => number } {
    const counts = kinds.map((_, number) => this.#counts[number] ?? 0);
    const numbers = [...counts.keys()].filter((number) => counts[number] !== 0);
    numbers.sort((left, right) => (counts[right] ?? 0) - (counts[left] ?? 0) || left - right);
    const places = new Map(numbers.map((number, place) => [number, place]));
    return {
      origins: numbers.map((number) => kinds[number] ?? {}),
      placeOf: (number) => places.get(number) ?? 0,
    };
  }
}
