import type { Micros } from '@earntrack/domain';
import { numberIn, withoutSign } from '../cells/money-cells.ts';
import { labelsOf } from '../header/header.ts';
import { quoted } from '../problem.ts';
import type { Decisions } from '../rows/decisions.ts';
import type { InterpretedRow } from '../rows/rows.ts';
import { columnsCounted } from './columns-counted.ts';

/** What is taken off by a platform or for a tax office. */
const TAKEN =
  /(?<!\p{L})(?:fees?|commissions?|charges?|withh(?:eld|olding)|tds|gebühr(?:en)?|provision|entgelt|kosten|frais|comisi(?:ón|ones)|comiss(?:ão|ões)|commission[ei]|trattenuta|retención|prowizja|avgift(?:er)?|gebyr)(?!\p{L})/iu;

/** Two columns by which one is what is left of the amount without the other. */
interface Pair {
  taken: readonly number[];
  left: number;
  rows: number;
}

/**
 * Fees in a column that no rule makes anything of, where another one says what they leave of the amount: all of the amount would count as
 * earned, and a control total that is reckoned from the same column holds all the same.
 */
export class UnreadFees {
  readonly #decisions: Decisions;
  #pairs: Pair[];

  constructor(decisions: Decisions) {
    const counted = columnsCounted(decisions);
    const names = labelsOf(decisions.header);
    const open = names.flatMap((_, index) => (counted.has(index) ? [] : [index]));
    const taken = open.filter((index) => TAKEN.test((names[index] ?? '').replaceAll('_', ' ')));
    const each = taken.map((index) => [index]);
    this.#decisions = decisions;
    this.#pairs = (taken.length > 1 ? [taken, ...each] : each).flatMap((some) =>
      open.filter((index) => !taken.includes(index)).map((left) => ({ taken: some, left, rows: 0 })),
    );
  }

  add(row: InterpretedRow, cells: readonly string[]): void {
    // The fee of a refund may have come back or not.
    if (row.kind !== 'earning' || row.file.value <= 0n || this.#pairs.length === 0) return;
    const amounts = cells.map((cell) => numberIn(withoutSign(cell).number, this.#decisions.numberFormat));
    this.#pairs = this.#pairs.filter((pair) => {
      const taken = sumOf(pair.taken, amounts);
      if (taken === 0n) return true;
      pair.rows += 1;
      return amounts[pair.left] === row.file.value - taken;
    });
  }

  describe(): string[] {
    const [pair] = this.#pairs.filter(({ rows }) => rows > 0);
    if (pair === undefined) return [];
    const { labels } = this.#decisions;
    const [left, ...taken] = [pair.left, ...pair.taken].map((index) => quoted(labels[index] ?? ''));
    const rows = pair.rows === 1 ? '1 row' : `${pair.rows} rows`;
    return [
      `Warning: in ${rows}, ${left} is what ${taken.join(' and ')} ${taken.length > 1 ? 'leave' : 'leaves'} of what would be recorded, and no rule reads ${taken.length > 1 ? 'them' : 'it'}: what was taken off would count as earned.`,
    ];
  }
}

function sumOf(indexes: readonly number[], amounts: readonly (Micros | null)[]): Micros {
  return indexes.reduce((sum, index) => {
    const amount = amounts[index] ?? 0n;
    return sum + (amount < 0n ? -amount : amount);
  }, 0n);
}
