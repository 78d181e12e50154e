import { quoted } from '../problem.ts';
import type { Decisions } from '../rows/decisions.ts';
import type { InterpretedRow } from '../rows/rows.ts';
import { fromStartToEnd } from '../rows/start-to-end.ts';
import { namesLengthOfBreaks } from './break-columns.ts';

/** Hours that a row says itself and that are as long as from its start to its end, beside a break: nothing is taken off them. */
export class HeldBreaks {
  readonly #decisions: Decisions;
  readonly #breaks: readonly number[];
  /** Of the first row and of its break. */
  #first: { row: number; index: number } | null = null;
  #rows = 0;

  constructor(decisions: Decisions) {
    const { match, labels } = decisions;
    const named = labels.flatMap((label, index) => (namesLengthOfBreaks(label) ? [index] : []));
    this.#decisions = decisions;
    this.#breaks = match.places.text.hours === undefined ? [] : (match.places.text.breaks ?? named);
  }

  add(row: InterpretedRow, cells: readonly string[]): void {
    const index = this.#breaks.find((at) => /[1-9]/.test(cells[at] ?? ''));
    if (index === undefined || (row.kind !== 'earning' && row.kind !== 'work') || row.hours === null) return;
    const isSaid = this.#hoursIn(cells) !== '';
    const whole = isSaid ? fromStartToEnd({ row: row.file.row, cells }, this.#decisions) : null;
    if (whole !== row.hours.seconds) return;
    this.#rows += 1;
    this.#first ??= { row: row.file.row, index };
  }

  #hoursIn(cells: readonly string[]): string {
    const [hours = -1] = this.#decisions.match.places.text.hours ?? [];
    return (cells[hours] ?? '').trim();
  }

  describe(): string[] {
    if (this.#first === null) return [];
    const { row, index } = this.#first;
    const { labels, match } = this.#decisions;
    const [hours, breaks] = [match.places.text.hours?.[0] ?? 0, index].map((at) => quoted(labels[at] ?? ''));
    const told = this.#rows === 1 ? `row ${row}` : `${this.#rows} rows, like row ${row}`;
    return [
      `Warning: in ${told}, ${hours} is as long as from start to end, so the break is still in it: read ${breaks} as unpaid breaks, and do not read ${hours}.`,
    ];
  }
}
