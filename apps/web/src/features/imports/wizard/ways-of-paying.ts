import { balanceOf, type Summand } from './balance-search.ts';
import type { ColumnUse } from './column-uses.ts';
import { isAmount } from './guess-columns.ts';
import type { Balanced, Told } from './own-share.ts';

/** Above it something else than a sum of payments was found. */
const LIMIT = 99;
const AMOUNTS: ReadonlySet<ColumnUse> = new Set<ColumnUse>(['base', 'total', 'none']);
/** Beside these what was earned is made of other things than payments. */
const OTHER_MONEY: ReadonlySet<ColumnUse> = new Set<ColumnUse>([
  'fees',
  'taxesWithheld',
  'tips',
  'bonuses',
  'adjustments',
  'reimbursements',
]);

/**
 * What was earned is the sum of how it was paid, as in cash and by card, where one column is that in every row: the cash of it is in the hand of the
 * person already. Null where no column is.
 */
export function byWaysOfPaying({ columns, uses, rows }: Told): Balanced | null {
  const isFilled = (index: number) => rows.some((row) => (row[index] ?? 0) > 0);
  const isAbove = (index: number) => rows.every((row) => (row[index] ?? 0) >= 0);
  const cash = uses.flatMap((use, index) => (use === 'cashCollected' && isFilled(index) ? [index] : []));
  const [only] = cash;
  const isMade = uses.some((use, index) => OTHER_MONEY.has(use) && rows.some((row) => row[index] !== 0));
  if (only === undefined || cash.length > 1 || !isAbove(only) || isMade) return null;
  const amounts = columns.flatMap((column, index) =>
    AMOUNTS.has(uses[index] ?? 'none') && isAmount(column) && isFilled(index) && isAbove(index)
      ? [index]
      : [],
  );
  for (const whole of amounts) {
    const summands = [only, ...amounts.filter((index) => index !== whole)].map(
      (index): Summand => ({ index, costs: { 0: index === only ? LIMIT : 1, 1: 0, [-1]: LIMIT } }),
    );
    const found = balanceOf(rows, whole, { summands, limit: LIMIT, fewest: 2 });
    if (!found) continue;
    const isPart = (index: number) => index !== only && found.factors.get(index) === 1;
    return {
      uses: uses.map((use, index) => (index === whole ? 'base' : isPart(index) ? 'none' : use)),
      columnSigns: { cashCollected: 'plus' },
    };
  }
  return null;
}
