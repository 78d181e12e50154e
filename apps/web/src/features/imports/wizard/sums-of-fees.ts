import type { ColumnUse } from './column-uses.ts';

/** Without a column of fees that in every row is as much as two or more others of them together: it would count them twice. */
export function withoutSumsOfFees(
  uses: readonly ColumnUse[],
  rows: readonly (readonly number[])[],
): readonly ColumnUse[] {
  const fees = uses.flatMap((use, index) =>
    use === 'fees' && rows.some((row) => row[index] !== 0) ? [index] : [],
  );
  const isSum = (index: number) =>
    fees.length > 2 &&
    rows.every((row) => 2 * (row[index] ?? 0) === fees.reduce((sum, other) => sum + (row[other] ?? 0), 0));
  const sum = fees.find(isSum);
  return uses.map((use, index) => (index === sum ? 'none' : use));
}
