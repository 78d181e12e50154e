import type { ColumnUse } from './column-uses.ts';
import { isOwn, withoutRate } from './guess-amounts.ts';
import { isAmount } from './guess-columns.ts';
import type { Told } from './own-share.ts';
import { FEE_FOR_A_JOB, FEE_FOR_A_WORK, FEE_FOR_SENDING, WAGES } from './words/job-words.ts';
import { GROSS, NET_FIRST, OF_PLATFORM } from './words/sum-words.ts';

/** Of fees and the like: what goes the other way than they do is no fee, as one for a delivery is what was earned by it. */
export const PARTS: ReadonlySet<ColumnUse> = new Set<ColumnUse>([
  'fees',
  'taxesWithheld',
  'tips',
  'bonuses',
  'adjustments',
  'reimbursements',
  'cashCollected',
]);
/** What is paid for the time itself, whatever comes on top of it. */
const OF_BASE = /\bbase\b/i;

/** True where another amount may be what is left once fees are taken; beside a base pay, or nothing else, a commission is earned as well. */
export function leavesRest({ columns, uses, rows }: Told, total: number): boolean {
  const rest = columns.filter((column, index) => {
    const isPart = index === total || PARTS.has(uses[index] ?? 'none');
    return !isPart && isAmount(column) && rows.some((row) => row[index] !== 0);
  });
  return rest.length > 0 && !rest.some(({ name }) => WAGES.test(name) || OF_BASE.test(name));
}

/** True for a fee that somebody may be paid for what they do, or for what they send. */
export function mayBePaid(name: string): boolean {
  if (FEE_FOR_A_JOB.test(name) || FEE_FOR_SENDING.test(name)) return true;
  return FEE_FOR_A_WORK.test(name) && !OF_PLATFORM.test(withoutRate(name));
}

/** True for what is left for the person; beside a base pay a commission is earned as well. */
export function isShare(name: string): boolean {
  if (NET_FIRST.test(name)) return true;
  return isOwn(name) && ![GROSS, OF_PLATFORM, OF_BASE].some((words) => words.test(name));
}
