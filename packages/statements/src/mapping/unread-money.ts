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

/** Columns that stand together, and those that may each be the amount without them, or with them. */
interface Group {
  parts: readonly number[];
  wholes: readonly number[];
  isTaken: boolean;
  /** Those in which the parts are not zero. */
  rows: number;
}

/**
 * Fees, or tips, in a column that no rule makes anything of, where another one says what the amount is without them, or with them: too much would
 * count as earned, or too little, and a control total that is reckoned from the same column holds all the same.
 */
export class UnreadMoney {
  readonly #decisions: Decisions;
  readonly #groups: readonly Group[];
  /** Told where no column says what was taken off. */
  readonly #left: LessIsLeft;

  constructor(decisions: Decisions) {
    const counted = columnsCounted(decisions);
    const names = labelsOf(decisions.header);
    const open = names.flatMap((_, index) => (counted.has(index) ? [] : [index]));
    this.#decisions = decisions;
    this.#left = new LessIsLeft(decisions);
    this.#groups = [TAKEN, BESIDES].flatMap((said) => {
      const isSaid = (index: number) => said.test((names[index] ?? '').replaceAll('_', ' '));
      const parts = open.filter(isSaid);
      const wholes = open.filter((index) => !isSaid(index));
      const each = parts.map((index) => [index]);
      return (parts.length > 1 ? [parts, ...each] : each).map((some) => ({
        parts: some,
        wholes,
        isTaken: said === TAKEN,
        rows: 0,
      }));
    });
  }

  add(row: InterpretedRow, cells: readonly string[]): void {
    this.#left.add(row, cells);
    // The fee of a refund may have come back or not.
    if (row.kind !== 'earning' || row.file.value <= 0n || this.#groups.length === 0) return;
    const amounts = cells.map((cell) => numberIn(withoutSign(cell).number, this.#decisions.numberFormat));
    for (const group of this.#groups) {
      const parts = group.wholes.length === 0 ? 0n : sumOf(group.parts, amounts);
      if (parts === 0n) continue;
      group.rows += 1;
      // Promotions that a seller gives are below zero.
      const isOff = !group.isTaken && group.parts.some((index) => (amounts[index] ?? 0n) < 0n);
      const whole = group.isTaken ? row.file.value - parts : row.file.value + parts;
      group.wholes = isOff ? [] : group.wholes.filter((index) => amounts[index] === whole);
    }
  }

  describe(): string[] {
    const group = this.#groups.find(({ rows, wholes }) => rows > 0 && wholes.length > 0);
    if (group === undefined) return this.#left.describe();
    const { labels } = this.#decisions;
    const [first = 0] = group.wholes;
    const [whole, ...parts] = [first, ...group.parts].map((index) => quoted(labels[index] ?? ''));
    const rows = group.rows === 1 ? '1 row' : `${group.rows} rows`;
    const [without, them] = [group.isTaken ? 'without' : 'and', parts.length > 1 ? 'them' : 'it'];
    const comes = group.isTaken
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
