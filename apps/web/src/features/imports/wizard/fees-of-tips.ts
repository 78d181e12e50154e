import type { ColumnUse } from './column-uses.ts';
import type { Balanced, Told } from './own-share.ts';
import { FEE_FOR_A_WORK } from './words/job-words.ts';

/** Beside these a fee is what was paid for a work, or is taken off something else. */
const OTHERS: ReadonlySet<ColumnUse> = new Set<ColumnUse>([
  'total',
  'fees',
  'bonuses',
  'adjustments',
  'reimbursements',
  'hours',
]);

/**
 * The same with a fee that is taken off tips, where it would be all that was earned besides and is less than the tip in every row that has one: where
 * people live on tips, a site takes its part of each. What is paid for a job is more than its tip, or has none.
 */
export function withFeesOfTips({ columns, rows }: Told, found: Balanced): Balanced {
  const [fee, ...more] = found.uses.flatMap((use, index) => (use === 'base' ? [index] : []));
  const tips = found.uses.indexOf('tips');
  const isAlone = more.length === 0 && !found.uses.some((use) => OTHERS.has(use));
  if (fee === undefined || tips < 0 || !isAlone || !FEE_FOR_A_WORK.test(columns[fee]?.name ?? ''))
    return found;
  const told = rows.filter((row) => (row[fee] ?? 0) !== 0);
  const isPart =
    told.length > 0 && told.every((row) => 0 < (row[fee] ?? 0) && (row[fee] ?? 0) < (row[tips] ?? 0));
  return isPart ? { ...found, uses: found.uses.map((use, index) => (index === fee ? 'fees' : use)) } : found;
}
