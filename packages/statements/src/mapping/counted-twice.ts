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

/** A column that is recorded besides, and one that nothing reads and that is the amount without it, or before it was taken off. */
interface Pair {
  besides: number;
  rest: number;
  isTaken: boolean;
  rows: number;
}

/** Tips that the amount holds already from which the control total is reckoned, or fees that are off it: they would count twice, and it would hold. */
export class CountedTwice {
  readonly #decisions: Decisions;
  #pairs: Pair[];

  constructor(decisions: Decisions) {
    const { preset, match, header } = decisions;
    const { control, lines } = preset;
    const counted = columnsCounted(decisions);
    const rests = labelsOf(header).flatMap((_, index) => (counted.has(index) ? [] : [index]));
    const besides = lines
      .flatMap(({ parts }) => parts)
      .filter(({ column, to }) => column !== control?.column && !control?.terms[to]);
    this.#decisions = decisions;
    this.#pairs = [ON_TOP, TAKEN_OFF].flatMap((targets) =>
      besides
        .filter(({ to }) => targets.includes(to))
        .flatMap(({ column }) => match.places.money[column] ?? [])
        .filter((index, at, all) => all.indexOf(index) === at)
        .flatMap((each) =>
          rests.map((rest) => ({ besides: each, rest, isTaken: targets === TAKEN_OFF, rows: 0 })),
        ),
    );
  }

  add(row: InterpretedRow, cells: readonly string[]): void {
    if (row.kind !== 'earning' || row.file.value <= 0n || this.#pairs.length === 0) return;
    const amountIn = (index: number) =>
      numberIn(withoutSign(cells[index] ?? '').number, this.#decisions.numberFormat);
    this.#pairs = this.#pairs.filter((pair) => {
      const amount = amountIn(pair.besides) ?? 0n;
      if (amount === 0n) return true;
      pair.rows += 1;
      const rest = amountIn(pair.rest);
      const size = amount < 0n ? -amount : amount;
      if (rest === null || rest === 0n) return false;
      return pair.isTaken ? rest - size === row.file.value : rest + amount === row.file.value;
    });
  }

  describe(): string[] {
    const pair = this.#pairs.find(({ rows }) => rows > 0);
    if (pair === undefined) return [];
    const { labels } = this.#decisions;
    const [besides, rest] = [pair.besides, pair.rest].map((index) => quoted(labels[index] ?? ''));
    const rows = pair.rows === 1 ? '1 row' : `${pair.rows} rows`;
    if (pair.isTaken)
      return [
        `Warning: in ${rows}, what would be recorded as earned is ${rest} without ${besides}, so ${besides} is taken off twice: read ${rest} instead.`,
      ];
    return [
      `Warning: in ${rows}, ${besides} and ${rest} are together what would be recorded as earned, so ${besides} counts twice: read ${rest} instead.`,
    ];
  }
}
