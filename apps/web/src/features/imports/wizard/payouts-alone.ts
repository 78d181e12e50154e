import type { ColumnDescription } from '@earntrack/statements';
import type { ColumnUse } from './column-uses.ts';
import { PARTS } from './guess-amounts.ts';
import { DAY_OF_PAYOUT, SAYS_PAYOUT, WAY_OF_PAYMENT } from './words/account-words.ts';

/** What a list of payouts has beside their amounts. */
const OF_PAYOUTS = /\bbank account\b|\baccount ending\b|\bpayout (?:id|method|status)\b/i;
/** Beside these an amount is what was earned, or part of an account. */
const OF_EARNINGS: ReadonlySet<ColumnUse> = new Set<ColumnUse>([
  ...PARTS,
  'total',
  'direction',
  'debit',
  'hours',
]);
/** What a list of sales has. */
const OF_SALES: ReadonlySet<ColumnUse> = new Set<ColumnUse>([...OF_EARNINGS, 'description', 'reference']);
/** True for a column in which every row says that it is a payout. */
function saysPayouts({ name, values, kinds }: ColumnDescription): boolean {
  const told = values?.map(({ text }) => text) ?? [];
  return (
    told.length > 0 &&
    (kinds.empty ?? 0) === 0 &&
    !WAY_OF_PAYMENT.test(name) &&
    told.every((text) => SAYS_PAYOUT.test(text))
  );
}

/** Beside these a row is no payout, though it is of the day of one. */
const OF_ROWS: ReadonlySet<ColumnUse> = new Set<ColumnUse>([
  'tips',
  'bonuses',
  'adjustments',
  'direction',
  'debit',
  'hours',
  'description',
]);

/**
 * A list of payouts, each with what was taken for it: what came to the bank is the payout. Null for any other list: one of sales has an order, a
 * description or a day of its own.
 */
function withFeesOfPayouts(
  uses: readonly ColumnUse[],
  columns: readonly ColumnDescription[],
): ColumnUse[] | null {
  const isList =
    columns.some(({ name }) => OF_PAYOUTS.test(name)) &&
    DAY_OF_PAYOUT.test(columns[uses.indexOf('date')]?.name ?? '') &&
    uses.every((use, at) => !OF_ROWS.has(use) && (use !== 'reference' || isNamedPayout(columns[at])));
  if (!isList || !uses.includes('total') || !uses.includes('fees')) return null;
  return uses.map((use) => (use === 'total' ? 'payout' : use === 'base' ? 'none' : use));
}

function isNamedPayout(column: ColumnDescription | undefined): boolean {
  return OF_PAYOUTS.test(column?.name ?? '');
}

/** The same with the amount as what was paid out, where all rows say so, or a bank account stands beside it, and nothing says that it was earned. */
export function withPayoutsAlone(
  uses: readonly ColumnUse[],
  columns: readonly ColumnDescription[],
): ColumnUse[] {
  const listed = withFeesOfPayouts(uses, columns);
  if (listed) return listed;
  const has = (beside: ReadonlySet<ColumnUse>) => uses.some((use) => beside.has(use));
  const isNamed = columns.some(({ name }) => OF_PAYOUTS.test(name)) && !has(OF_SALES);
  const isKind = (at: number) => uses[at] === 'type' || uses[at] === 'description';
  const isTold = columns.some((column, at) => isKind(at) && saysPayouts(column)) && !has(OF_EARNINGS);
  return uses.map((use) => ((isNamed || isTold) && use === 'base' ? 'payout' : use));
}
