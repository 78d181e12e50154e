import { addDays, type LocalDate } from '@earntrack/domain';
import { quoted } from '../problem.ts';
import type { Decisions } from '../rows/decisions.ts';
import type { InterpretedRow } from '../rows/rows.ts';

const DAY_SECONDS = 86_400;

/** Numbers that are read as hours and would be more than a day has, in a file of days: they may be minutes. */
export class MoreThanADay {
  readonly #decisions: Decisions;
  readonly #days = new Set<LocalDate>();
  readonly #longer: { row: number; day: LocalDate }[] = [];

  constructor(decisions: Decisions) {
    this.#decisions = decisions;
  }

  add(row: InterpretedRow, cells: readonly string[]): void {
    if ((row.kind !== 'earning' && row.kind !== 'work') || row.hours === null) return;
    this.#days.add(row.earnedOn);
    const [index = -1] = this.#decisions.match.places.text.hours ?? [];
    const isBare = /^[\d.,\s]+$/.test((cells[index] ?? '').trim());
    if (isBare && row.hours.seconds > DAY_SECONDS)
      this.#longer.push({ row: row.file.row, day: row.earnedOn });
  }

  describe(): string[] {
    const { labels, match } = this.#decisions;
    const { durationIn = 'hours' } = match.layout;
    // What is of a week or a month may well be longer, and stands beside no row of the day before or after.
    const found = this.#longer.filter(({ day }) =>
      [-1, 1].some((days) => this.#days.has(addDays(day, days))),
    );
    const [first] = found;
    if (first === undefined) return [];
    const rows = found.length === 1 ? `row ${first.row}` : `${found.length} rows, like row ${first.row},`;
    const column = quoted(labels[match.places.text.hours?.[0] ?? 0] ?? '');
    return [
      `Warning: ${rows} would be more than 24 hours of one day, for ${column} is read as ${durationIn}: where it counts something shorter, say so.`,
    ];
  }
}
