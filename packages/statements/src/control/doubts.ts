import { type ComponentName, type Components, decimalFromMicros, type Micros } from '@earntrack/domain';
import type { Preset } from '../preset.ts';
import type { InterpretedRow } from '../rows/rows.ts';
import type { Unit } from '../statement.ts';
import { add } from './control.ts';
import { TOTALS } from './totals.ts';

/** What is taken off is recorded as positive: beside what was earned, a negative one is given back, and no file has only those. */
const TAKEN_OFF = {
  fees: 'fee',
  taxesWithheld: 'withheld tax',
  cashCollected: 'amount of cash',
} as const satisfies { readonly [Name in ComponentName]?: string };
const FEWEST_ROWS = 2;

interface Signs {
  positive: number;
  negative: number;
}

/**
 * What makes no sense in a file whose control total holds all the same: a formula that has the mistake of the rules agrees with
 * them. Only told: somebody may know why.
 */
export class Doubts {
  /** A preset of a platform was made from its own files, and a week may well hold nothing but money that comes back. */
  readonly #areSignsKnown: boolean;
  readonly #signs = new Map<string, Signs>();
  readonly #sums = new Map<Unit, Micros>();
  readonly #totals = new Map<Unit, { row: number; value: Micros }[]>();

  constructor({ platformKey }: Pick<Preset, 'platformKey'>) {
    this.#areSignsKnown = platformKey !== null;
  }

  add(row: InterpretedRow): void {
    const { unit, value } = row.file;
    if (row.kind === 'leftOut' && TOTALS.test(row.type)) {
      this.#totals.set(unit, [...(this.#totals.get(unit) ?? []), row.file]);
      return;
    }
    add(this.#sums, unit, value);
    if (row.kind === 'payout') this.#note('payout', row.amount);
    if (row.kind !== 'earning') return;
    for (const [name, word] of Object.entries(TAKEN_OFF)) {
      const amount = row.components[name as keyof typeof TAKEN_OFF];
      // Beside a refund it is given back, as it should be.
      if (row.components.base > 0n || isAlone(amount, row.components)) this.#note(word, amount);
    }
  }

  /** A sentence for each. */
  describe(): string[] {
    const turned = [...this.#signs].filter(([, { positive, negative }]) => positive === 0 && negative > 0);
    // One may be money that came back; a fee and a payout are more than one.
    const isTold = turned.reduce((sum, [, { negative }]) => sum + negative, 0) >= FEWEST_ROWS;
    const wrongWay = (isTold ? turned : []).map(
      ([word, { negative }]) =>
        `Warning: every ${word} of this file is negative (${negative === 1 ? '1 row' : `${negative} rows`}), and would count as money that came to you. Its sign may have to be turned.`,
    );
    const apart = [...this.#totals].flatMap(([unit, [total, ...others]]) => {
      // A row of totals may name no currency: then it adds up nothing that is known.
      const sum = this.#sums.get(unit);
      const isOne = total !== undefined && others.every(({ value }) => value === total.value);
      if (!isOne || sum === undefined || total.value === sum) return [];
      const [says, comes] = [total.value, sum].map(decimalFromMicros);
      return [
        `Warning: the row of totals (row ${total.row}) says ${says} ${unit}, and the others come to ${comes} ${unit}; rows may be missing from this export.`,
      ];
    });
    return [...wrongWay, ...apart];
  }

  #note(word: string, amount: Micros): void {
    if (this.#areSignsKnown) return;
    const signs = this.#signs.get(word) ?? { positive: 0, negative: 0 };
    if (amount > 0n) signs.positive += 1;
    if (amount < 0n) signs.negative += 1;
    this.#signs.set(word, signs);
  }
}

/** True where the row holds nothing else. */
function isAlone(amount: Micros, components: Components): boolean {
  return amount !== 0n && Object.values(components).filter((each) => each !== 0n).length === 1;
}
