import type { Micros } from '@earntrack/domain';
import { numberIn, withoutSign } from '../cells/money-cells.ts';
import { labelsOf } from '../header/header.ts';
import { quoted } from '../problem.ts';
import type { Decisions } from '../rows/decisions.ts';
import type { InterpretedRow } from '../rows/rows.ts';
import { columnsCounted } from './columns-counted.ts';
import { LessIsLeft } from './less-is-left.ts';

/** What is taken off by a platform or for a tax office. */
const TAKEN =
  /(?<!\p{L})(?:fees?|commissions?|charges?|withh(?:eld|olding)|tds|gebühr(?:en)?|provision|entgelt|kosten|frais|comisi(?:ón|ones)|comiss(?:ão|ões)|commission[ei]|trattenuta|retención|prowizja|avgift(?:er)?|gebyr)(?!\p{L})/iu;

/** What is earned besides. */
const BESIDES =
  /(?<!\p{L})(?:tips?|gratuit(?:y|ies)|bonus(?:es)?|tolls?|reimbursements?|promotions?|incentives?|surge|trinkgeld(?:er)?|maut|pourboires?|propinas?|mancia|gorjetas?|fooi(?:en)?|napiwki?|dricks)(?!\p{L})/iu;

/** Two columns by which one is the amount without the other, or with it. */
interface Pair {
  parts: readonly number[];
  whole: number;
  isTaken: boolean;
  rows: number;
}

/**
 * Fees, or tips, in a column that no rule makes anything of, where another one says what the amount is without them, or with them: too much would
 * count as earned, or too little, and a control total that is reckoned from the same column holds all the same.
 */
export class UnreadMoney {
  readonly #decisions: Decisions;
  #pairs: Pair[];
  /** Told where no column says what was taken off. */
  readonly #left: LessIsLeft;

  constructor(decisions: Decisions) {
    const counted = columnsCounted(decisions);
    const names = labelsOf(decisions.header);
    const open = names.flatMap((_, index) => (counted.has(index) ? [] : [index]));
    this.#decisions = decisions;
    this.#left = new LessIsLeft(decisions);
    this.#pairs = [TAKEN, BESIDES].flatMap((said) => {
      const parts = open.filter((index) => said.test((names[index] ?? '').replaceAll('_', ' ')));
      const each = parts.map((index) => [index]);
      return (parts.length > 1 ? [parts, ...each] : each).flatMap((some) =>
        open
          .filter((index) => !parts.includes(index))
          .map((whole) => ({ parts: some, whole, isTaken: said === TAKEN, rows: 0 })),
      );
    });
  }

  add(row: InterpretedRow, cells: readonly string[]): void {
    this.#left.add(row, cells);
    // The fee of a refund may have come back or not.
    if (row.kind !== 'earning' || row.file.value <= 0n || this.#pairs.length === 0) return;
    const amounts = cells.map((cell) => numberIn(withoutSign(cell).number, this.#decisions.numberFormat));
    this.#pairs = this.#pairs.filter((pair) => {
      const parts = sumOf(pair.parts, amounts);
      if (parts === 0n) return true;
      // Promotions that a seller gives are below zero.
      if (!pair.isTaken && pair.parts.some((index) => (amounts[index] ?? 0n) < 0n)) return false;
      pair.rows += 1;
      return amounts[pair.whole] === (pair.isTaken ? row.file.value - parts : row.file.value + parts);
    });
  }

  describe(): string[] {
    const pair = this.#pairs.find(({ rows }) => rows > 0);
    if (pair === undefined) return this.#left.describe();
    const { labels } = this.#decisions;
    const [whole, ...parts] = [pair.whole, ...pair.parts].map((index) => quoted(labels[index] ?? ''));
    const rows = pair.rows === 1 ? '1 row' : `${pair.rows} rows`;
    const [without, them] = [pair.isTaken ? 'without' : 'and', parts.length > 1 ? 'them' : 'it'];
    const comes = pair.isTaken
      ? 'what was taken off would count as earned'
      : 'that would not count as earned';
    return [
      `Warning: in ${rows}, ${whole} is what would be recorded ${without} ${parts.join(' and ')}, and no rule reads ${them}: ${comes}.`,
    ];
  }
}

function sumOf(indexes: readonly number[], amounts: readonly (Micros | null)[]): Micros {
  return indexes.reduce((sum, index) => {
    const amount = amounts[index] ?? 0n;
    return sum + (amount < 0n ? -amount : amount);
  }, 0n);
}
