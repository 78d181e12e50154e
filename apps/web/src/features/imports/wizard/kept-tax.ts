import type { ColumnUse } from './column-uses.ts';
import { isAmount } from './guess-columns.ts';
import type { Balanced, Told } from './own-share.ts';

/** What a marketplace took of buyers beside the price, and keeps. */
const KEPT = /\b(?:ebay|platform|marketplace|facilitator)[ -]collected (?:tax|charges)\b/i;

/** Without the tax that a marketplace keeps, where what a buyer paid holds it: of the seller are the other amounts of which that is made. */
export function withoutKeptTax({ columns, uses, rows }: Told): Balanced | null {
  const isKept = columns.map((column) => KEPT.test(column.name) && isAmount(column));
  const kept = isKept.flatMap((is, index) => (is ? [index] : []));
  const whole = uses.findIndex((use, index) => (use === 'base' || use === 'total') && !isKept[index]);
  const parts = columns.flatMap((column, index) => {
    const isFilled = rows.some((row) => row[index] !== 0);
    return index !== whole && !isKept[index] && isFilled && isAmount(column) ? [index] : [];
  });
  const sumOf = (row: readonly number[], of: readonly number[]) =>
    of.reduce((sum, index) => sum + (row[index] ?? 0), 0);
  // Each may stand there once more, in the sum of what was kept.
  const isMade = [kept, ...kept.map((index) => [index])].some((taken) =>
    rows.every((row) => row[whole] === sumOf(row, [...parts, ...taken])),
  );
  const holds = rows.some((row) => sumOf(row, kept) !== 0);
  if (whole < 0 || parts.length === 0 || !holds || !isMade) return null;
  return {
    uses: uses.map((use, index) => withoutWhole(use, { index, whole, parts, isKept })),
    columnSigns: {},
  };
}

interface Place {
  index: number;
  whole: number;
  parts: readonly number[];
  isKept: readonly boolean[];
}

function withoutWhole(use: ColumnUse, { index, whole, parts, isKept }: Place): ColumnUse {
  if (index === whole || isKept[index]) return 'none';
  return parts.includes(index) && use !== 'passThroughTax' ? 'base' : use;
}
