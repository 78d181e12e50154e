import { balanceOf } from './balance-search.ts';
import type { ColumnUse } from './column-uses.ts';

/** Above it a column of fees is no sum of others. */
const LIMIT = 99;

/** Without a column of fees that in every row is as much as two or more others of them together: it would count them twice. */
export function withoutSumsOfFees(
  uses: readonly ColumnUse[],
  rows: readonly (readonly number[])[],
): readonly ColumnUse[] {
  const fees = uses.flatMap((use, index) =>
    use === 'fees' && rows.some((row) => row[index] !== 0) ? [index] : [],
  );
  const sum = fees.find((index) => isSum(rows, index, fees));
  return uses.map((use, index) => (index === sum ? 'none' : use));
}

function isSum(rows: readonly (readonly number[])[], sum: number, fees: readonly number[]): boolean {
  const summands = fees
    .filter((index) => index !== sum)
    .map((index) => ({ index, costs: { 0: 1, 1: 0, [-1]: LIMIT } }));
  const factors = balanceOf(rows, sum, { summands, limit: LIMIT, fewest: 2 })?.factors;
  const added = (row: readonly number[]) =>
    summands.reduce((all, { index }) => all + (factors?.get(index) ?? 0) * (row[index] ?? 0), 0);
  return factors !== undefined && rows.every((row) => added(row) === row[sum]);
}
