import type { ColumnDescription } from '@earntrack/statements';
import { type ColumnUse, isMoneyUse } from './column-uses.ts';
import { isAmount } from './guess-columns.ts';
import type { Balanced, Told } from './own-share.ts';

/** What a marketplace took of buyers beside the price, and keeps. */
const KEPT = /\b(?:ebay|platform|marketplace|facilitator)[ -]collected (?:tax|charges)\b/i;

function isKept(column: ColumnDescription): boolean {
  return KEPT.test(column.name) && isAmount(column);
}

/** Without the tax that a marketplace keeps: it was never the seller's, and is owed to nobody. */
export function withoutKeptTax(
  columns: readonly ColumnDescription[],
  uses: readonly ColumnUse[],
): readonly ColumnUse[] {
  return uses.map((use, index) => (columns[index] && isKept(columns[index]) ? 'none' : use));
}

/** Without what a buyer paid in all, where that holds the tax that is kept: of the seller are the other amounts of which it is made. */
export function withoutBuyersTotal({ columns, uses, rows }: Told): Balanced | null {
  const filled = columns.flatMap((column, index) =>
    isAmount(column) && rows.some((row) => row[index] !== 0) ? [index] : [],
  );
  const kept = filled.filter((index) => columns[index] && isKept(columns[index]));
  if (kept.length === 0) return null;
  const others = filled.filter((index) => !kept.includes(index));
  // What is taken of the seller afterwards is no part of what the buyer paid.
  const notTaken = others.filter((index) => uses[index] !== 'fees' && uses[index] !== 'taxesWithheld');
  for (const whole of others.filter((index) => uses[index] === 'base' || uses[index] === 'total'))
    for (const amounts of [others, notTaken]) {
      const parts = amounts.filter((index) => index !== whole);
      if (parts.length === 0 || !isMadeOf(rows, { whole, parts, kept })) continue;
      return { uses: uses.map((use, index) => partOf(use, { index, whole, parts })), columnSigns: {} };
    }
  return null;
}

interface Made {
  whole: number;
  parts: readonly number[];
  kept: readonly number[];
}

/** What was kept may stand there once more, as the sum of several such columns. */
function isMadeOf(rows: Told['rows'], { whole, parts, kept }: Made): boolean {
  const sumOf = (row: readonly number[], of: readonly number[]) =>
    of.reduce((sum, index) => sum + (row[index] ?? 0), 0);
  return [kept, ...kept.map((index) => [index])].some((taken) =>
    rows.every((row) => row[whole] === sumOf(row, [...parts, ...taken])),
  );
}

function partOf(use: ColumnUse, { index, whole, parts }: { index: number } & Omit<Made, 'kept'>): ColumnUse {
  if (index === whole) return 'none';
  return parts.includes(index) && (use === 'total' || !isMoneyUse(use)) ? 'base' : use;
}
