import { quoted } from '../problem.ts';
import type { Decisions } from '../rows/decisions.ts';
import type { InterpretedRow } from '../rows/rows.ts';
import { fromStartToEnd } from '../rows/start-to-end.ts';

/** A spreadsheet drops the last zero of 1.30. */
const WITH_POINT = /^(\d{1,2})[.,]([0-5]\d?)$/;

/** Hours like 1.30 that are hours and minutes, as from the start of their rows to the end shows: read as decimals, they are 1 h 18 min. */
export class PointsForColons {
  readonly #decisions: Decisions;
  readonly #index: number;
  #rows: number[] = [];
  #isSettled = false;

  constructor(decisions: Decisions) {
    const [index = -1] = decisions.match.places.text.hours ?? [];
    this.#decisions = decisions;
    this.#index = index;
  }

  add(row: InterpretedRow, cells: readonly string[]): void {
    if ((row.kind !== 'earning' && row.kind !== 'work') || row.hours === null) return;
    const [, hours, minutes = ''] = WITH_POINT.exec((cells[this.#index] ?? '').trim()) ?? [];
    if (hours === undefined || Number(minutes) === 0) return;
    const whole = fromStartToEnd({ row: row.file.row, cells }, this.#decisions);
    this.#isSettled ||= whole === row.hours.seconds;
    const shown = Number(hours) * 3600 + Number(minutes.padEnd(2, '0')) * 60;
    if (whole === shown && whole !== row.hours.seconds) this.#rows.push(row.file.row);
  }

  describe(): string[] {
    const [first, ...others] = this.#rows;
    if (first === undefined || this.#isSettled) return [];
    const name = quoted(this.#decisions.labels[this.#index] ?? '');
    const rows = others.length === 0 ? `row ${first}` : `${others.length + 1} rows, like row ${first},`;
    return [
      `Warning: in ${rows} ${name} has hours and minutes with a point between them, as from the start to the end shows, and would be read as decimals: do not read ${name}.`,
    ];
  }
}
