import { quoted } from '../problem.ts';
import type { Decisions } from '../rows/decisions.ts';
import type { InterpretedRow } from '../rows/rows.ts';
import { fromStartToEnd } from '../rows/start-to-end.ts';

/** Hours that a row says itself and that are as long as from its start to its end, beside a break: nothing is taken off them. */
export class HeldBreaks {
  readonly #decisions: Decisions;
  #rows = 0;
  #first: number | null = null;

  constructor(decisions: Decisions) {
    this.#decisions = decisions;
  }

  add(row: InterpretedRow, cells: readonly string[]): void {
    const { breaks = [], hours: [hours] = [] } = this.#decisions.match.places.text;
    if (hours === undefined || !breaks.some((index) => /[1-9]/.test(cells[index] ?? ''))) return;
    if ((row.kind !== 'earning' && row.kind !== 'work') || row.hours === null) return;
    const isSaid = (cells[hours] ?? '').trim() !== '';
    const whole = isSaid ? fromStartToEnd({ row: row.file.row, cells }, this.#decisions) : null;
    if (whole !== row.hours.seconds) return;
    this.#rows += 1;
    this.#first ??= row.file.row;
  }

  describe(): string[] {
    const { labels, match } = this.#decisions;
    if (this.#first === null) return [];
    const told = this.#rows === 1 ? `row ${this.#first}` : `${this.#rows} rows, like row ${this.#first}`;
    const [hours = 0] = match.places.text.hours ?? [];
    return [
      `Warning: the column ${quoted(labels[hours] ?? '')} says of ${told}, as much as from the start to the end, so the break is in it: leave that column unread, and breaks are taken off.`,
    ];
  }
}
