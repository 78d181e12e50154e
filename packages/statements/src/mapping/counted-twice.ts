import type { ComponentName } from '@earntrack/domain';
import { numberIn, withoutSign } from '../cells/money-cells.ts';
import { labelsOf } from '../header/header.ts';
import { quoted } from '../problem.ts';
import type { Decisions } from '../rows/decisions.ts';
import type { InterpretedRow } from '../rows/rows.ts';
import { columnsCounted } from './columns-counted.ts';

/** What comes on top of what was earned, and may be in a column of sums already. */
const ON_TOP: readonly (ComponentName | 'payout')[] = ['tips', 'bonuses', 'reimbursements', 'passThroughTax'];

/** A column that is recorded besides, and one that nothing reads and that is the sum without it. */
interface Pair {
  besides: number;
  rest: number;
  rows: number;
}

/** Tips and the like that a sum holds already from which the control total is reckoned: they would count twice, and it would hold. */
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
      .filter(({ column, to }) => ON_TOP.includes(to) && column !== control?.column && !control?.terms[to])
      .flatMap(({ column }) => match.places.money[column] ?? []);
    this.#decisions = decisions;
    this.#pairs = [...new Set(besides)].flatMap((each) =>
      rests.map((rest) => ({ besides: each, rest, rows: 0 })),
    );
  }

  add(row: InterpretedRow, cells: readonly string[]): void {
    if (row.kind !== 'earning' || this.#pairs.length === 0) return;
    const amountIn = (index: number) =>
      numberIn(withoutSign(cells[index] ?? '').number, this.#decisions.numberFormat);
    this.#pairs = this.#pairs.filter((pair) => {
      const amount = amountIn(pair.besides) ?? 0n;
      if (amount === 0n) return true;
      pair.rows += 1;
      const rest = amountIn(pair.rest);
      return rest !== null && rest !== 0n && rest + amount === row.file.value;
    });
  }

  describe(): string[] {
    const pair = this.#pairs.find(({ rows }) => rows > 0);
    if (pair === undefined) return [];
    const { labels } = this.#decisions;
    const [besides, rest] = [pair.besides, pair.rest].map((index) => quoted(labels[index] ?? ''));
    const rows = pair.rows === 1 ? '1 row' : `${pair.rows} rows`;
    return [
      `Warning: in ${rows}, ${besides} and ${rest} are together what would be recorded as earned, so ${besides} counts twice: read ${rest} instead.`,
    ];
  }
}
