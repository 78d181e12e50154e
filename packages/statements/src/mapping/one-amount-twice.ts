import type { ComponentName } from '@earntrack/domain';
import type { LineRule } from '../preset.ts';
import { quoted } from '../problem.ts';
import type { Decisions } from '../rows/decisions.ts';
import type { InterpretedRow } from '../rows/rows.ts';

/** What one has besides each other. What is in cash was earned as well, and a fee may go back into what was earned. */
const EARNED: readonly (ComponentName | 'payout')[] = [
  'base',
  'tips',
  'bonuses',
  'adjustments',
  'reimbursements',
  'passThroughTax',
];

/** One column that a rule records as two things that were earned: the control total looks at one of them, and holds. */
export class OneAmountTwice {
  readonly #decisions: Decisions;
  readonly #rules = new Map<LineRule, string>();
  readonly #rows: { row: number; column: string }[] = [];

  constructor(decisions: Decisions) {
    this.#decisions = decisions;
    for (const line of decisions.preset.lines) {
      const whole = line.parts.filter(({ to, only, less }) => EARNED.includes(to) && !only && !less);
      const again = whole.find(({ column, to, sign }, at) =>
        whole.slice(0, at).some((each) => each.column === column && each.sign === sign && each.to !== to),
      );
      if (again) this.#rules.set(line, again.column);
    }
  }

  add(row: InterpretedRow): void {
    const column = row.kind === 'earning' ? this.#rules.get(row.rule) : undefined;
    if (column !== undefined && row.file.value !== 0n) this.#rows.push({ row: row.file.row, column });
  }

  describe(): string[] {
    const [first, ...others] = this.#rows;
    if (first === undefined) return [];
    const { labels, match } = this.#decisions;
    const [index] = match.places.money[first.column] ?? match.places.moneyInText[first.column] ?? [];
    const name = quoted(index === undefined ? first.column : (labels[index] ?? first.column));
    const rows =
      others.length === 0 ? `row ${first.row}` : `${others.length + 1} rows, like row ${first.row},`;
    return [
      `Warning: of ${rows} ${name} would be recorded as two things that were earned, and counts twice.`,
    ];
  }
}
