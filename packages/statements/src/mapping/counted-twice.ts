import type { ComponentName } from '@earntrack/domain';
import { numberIn, withoutSign } from '../cells/money-cells.ts';
import { labelsOf } from '../header/header.ts';
import { quoted } from '../problem.ts';
import type { Decisions } from '../rows/decisions.ts';
import type { InterpretedRow } from '../rows/rows.ts';
import { columnsCounted } from './columns-counted.ts';

/** What comes on top of what was earned, and may be in a column of sums already. */
const ON_TOP: readonly (ComponentName | 'payout')[] = ['tips', 'bonuses', 'reimbursements', 'passThroughTax'];

/** What comes off what was earned, and may be off the amount already. */
const TAKEN_OFF: readonly (ComponentName | 'payout')[] = ['fees', 'taxesWithheld'];

/** A column that is recorded besides, and those that nothing reads and that may each be the amount without it, or before it was taken off. */
interface Group {
  besides: number;
  rests: readonly number[];
  isTaken: boolean;
  /** Those in which what is recorded besides is not zero. */
  rows: number;
}

/** Tips that the amount holds already from which the control total is reckoned, or fees that are off it: they would count twice, and it would hold. */
export class CountedTwice {
  readonly #decisions: Decisions;
  readonly #groups: readonly Group[];

  constructor(decisions: Decisions) {
    const { preset, match, header } = decisions;
    const { control, lines } = preset;
    const counted = columnsCounted(decisions);
    const rests = labelsOf(header).flatMap((_, index) => (counted.has(index) ? [] : [index]));
    const besides = lines
      .flatMap(({ parts }) => parts)
      .filter(({ column, to }) => column !== control?.column && !control?.terms[to]);
    this.#decisions = decisions;
    this.#groups = [ON_TOP, TAKEN_OFF].flatMap((targets) =>
      besides
        .filter(({ to }) => targets.includes(to))
        .flatMap(({ column }) => match.places.money[column] ?? [])
        .filter((index, at, all) => all.indexOf(index) === at)
        .map((each) => ({ besides: each, rests, isTaken: targets === TAKEN_OFF, rows: 0 })),
    );
  }

  add(row: InterpretedRow, cells: readonly string[]): void {
    if (row.kind !== 'earning' || row.file.value <= 0n || this.#groups.length === 0) return;
    const amountIn = (index: number) =>
      numberIn(withoutSign(cells[index] ?? '').number, this.#decisions.numberFormat);
    for (const group of this.#groups) {
      const amount = group.rests.length === 0 ? 0n : (amountIn(group.besides) ?? 0n);
      if (amount === 0n) continue;
      group.rows += 1;
      const size = amount < 0n ? -amount : amount;
      const rest = row.file.value + (group.isTaken ? size : -amount);
      group.rests = rest === 0n ? [] : group.rests.filter((index) => amountIn(index) === rest);
    }
  }

  describe(): string[] {
    const group = this.#groups.find((each) => each.rows > 0 && each.rests.length > 0);
    if (group === undefined) return [];
    const { labels } = this.#decisions;
    const [first = 0] = group.rests;
    const [besides, rest] = [group.besides, first].map((index) => quoted(labels[index] ?? ''));
    const rows = group.rows === 1 ? '1 row' : `${group.rows} rows`;
    if (group.isTaken)
      return [
        `Warning: in ${rows}, what would be recorded as earned is ${rest} without ${besides}, so ${besides} is taken off twice: read ${rest} instead.`,
      ];
    return [
      `Warning: in ${rows}, ${besides} and ${rest} are together what would be recorded as earned, so ${besides} counts twice: read ${rest} instead.`,
    ];
  }
}
