import { quoted } from '../problem.ts';
import type { InterpretedRow } from '../rows/rows.ts';

/** What was earned and cannot be taken out yet, as Fiverr calls it for two weeks. */
const CLEARING = /\bclear(?:ing|ance)\b/i;

/** Rows of money that is clearing, which a mapping leaves out, where nothing else in the file says that it was earned. */
export class StillClearing {
  readonly #leftOut: InterpretedRow[] = [];
  readonly #earned = new Set<string>();

  add(row: InterpretedRow): void {
    if (row.kind === 'earning') this.#earned.add(row.reference);
    else if (row.kind === 'leftOut' && row.file.value > 0n && CLEARING.test(row.type))
      this.#leftOut.push(row);
  }

  describe(): string[] {
    // The row of the same order that says so is the one that counts.
    const open = this.#leftOut.filter(({ reference }) => reference === '' || !this.#earned.has(reference));
    const [first] = open;
    if (!first) return [];
    const rows = open.length === 1 ? '1 row' : `${open.length} rows`;
    return [
      `Warning: ${rows}, like row ${first.file.row}, would be left out${first.toldType && ` as ${quoted(first.toldType)}`}: that was earned and cannot be taken out yet. Record it where it counts on the day of the work, and leave it out where a later export says it once more as earned.`,
    ];
  }
}
