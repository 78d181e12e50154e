import type { ColumnDescription } from '@earntrack/statements';
import type { ColumnUse } from './column-uses.ts';
import { namesSpending } from './column-words.ts';
import { isAllBelow, isLikeMoney, isPrice, mayBeMoney } from './guess-amounts.ts';
import { TOTAL } from './words/earned-words.ts';
import { FEE_EARNED, FEE_FOR_A_JOB, FEE_FOR_A_WORK, FEE_FOR_NO_JOB } from './words/job-words.ts';
import { OF_COUNTS } from './words/no-amount-words.ts';
import { GROSS, NET } from './words/sum-words.ts';

/** Of these one is what a row is about. */
const AMOUNTS: ReadonlySet<ColumnUse> = new Set<ColumnUse>(['base', 'debit', 'payout']);
/** What stands beside an amount that was earned. */
const BESIDE: ReadonlySet<ColumnUse> = new Set<ColumnUse>(['tips', 'bonuses', 'fees', 'taxesWithheld']);
const OTHERS: ReadonlySet<ColumnUse> = new Set<ColumnUse>([
  'passThroughTax',
  'adjustments',
  'reimbursements',
  'cashCollected',
]);

/**
 * The same with an amount where no name says which column it is: beside tips or fees the longest that is written as money is, and else what alone
 * is the sum of a row. Of a report of hours only a sum that has a name is one.
 */
export function withAmount(
  uses: readonly ColumnUse[],
  columns: readonly ColumnDescription[],
  mayBeAmount: (column: ColumnDescription) => boolean,
): ColumnUse[] {
  const isBeside = uses.some((use) => BESIDE.has(use));
  const payout = columns[uses.indexOf('payout')];
  const standsBeside = uses.some((use, at) => BESIDE.has(use) && (payout?.agreement[at] ?? 0) !== 0);
  const isOfRows =
    isBeside && !uses.includes('total') && isFilled(payout) && (standsBeside || isMostlyMoney(payout));
  if (uses.some((use) => AMOUNTS.has(use) && !(isOfRows && use === 'payout'))) return [...uses];
  const mayBeEarned = (column: ColumnDescription) => mayBeAmount(column) && !namesSpending(column.name);
  const amounts = columns.flatMap((column, at) => (uses[at] === 'none' && mayBeEarned(column) ? [at] : []));
  const isMoney = (at: number) => columns[at] !== undefined && isLikeMoney(columns[at]);
  const named = uses.indexOf('total');
  const plain = amounts.filter((at) => !OF_COUNTS.test(columns[at]?.name ?? ''));
  const mayBe = amounts.filter((at) => isMoney(at) && mayBeMoney(columns[at]?.name ?? ''));
  const index = isBeside
    ? longest(columns, mayBe)
    : amongOthers(uses, { named, isMoney, amounts, inPlain: longest(columns, plain) });
  if (index === undefined) return isOfRows ? paidAlone(uses) : totalAlone(uses, columns, named);
  return uses.map((use, at) => (at === index ? 'base' : isOfRows && use === 'payout' ? 'total' : use));
}

/** What a fee may be taken off, or what a row of fees is told by. */
const MAY_HAVE_FEES: ReadonlySet<ColumnUse> = new Set<ColumnUse>([...AMOUNTS, 'total', 'type', 'direction']);

/**
 * The same with a fee as what was earned, where there is nothing that it could be taken off: who speaks, plays or delivers is paid one. Of several the
 * gross one is, or else the first, and the net one is what the row comes to; each is that is paid for a job, or for one that came to nothing.
 */
export function withEarnedFee(
  uses: readonly ColumnUse[],
  columns: readonly ColumnDescription[],
): ColumnUse[] {
  const nameOf = (at: number) => columns[at]?.name ?? '';
  const fees = columns.flatMap((column, at) =>
    uses[at] === 'fees' && !isAllBelow(column) && isEarnedByName(column.name) ? [at] : [],
  );
  const isBeside = (at: number) =>
    FEE_EARNED.test(nameOf(at)) || (uses.includes('tips') && FEE_FOR_NO_JOB.test(nameOf(at)));
  const beside = fees.filter(isBeside);
  const earned = fees.find((at) => /\bgross\b/i.test(nameOf(at))) ?? fees[0];
  if (earned === undefined || uses.some((use) => MAY_HAVE_FEES.has(use)))
    return uses.map((use, at) => (beside.includes(at) ? 'base' : use));
  const net = fees.find((at) => at !== earned && /\bnet\b/i.test(nameOf(at)));
  const isPaid = (at: number) => at === earned || (fees.includes(at) && FEE_FOR_A_JOB.test(nameOf(at)));
  return uses.map((use, at) => (isPaid(at) ? 'base' : at === net ? 'total' : use));
}

function isEarnedByName(name: string): boolean {
  return [FEE_FOR_A_WORK, FEE_FOR_A_JOB, FEE_EARNED].some((words) => words.test(name));
}

/** What was paid of each row is what it brought, where nothing says of what tips and fees beside it were part. */
function paidAlone(uses: readonly ColumnUse[]): ColumnUse[] {
  return uses.map((use) => (use === 'payout' ? 'base' : BESIDE.has(use) ? 'none' : use));
}

/**
 * Where there is a total and no amount beside tips and fees, a price is what fees are taken off, and of what is left, or holds tips, nothing else
 * is read. What any other total is of fees, nobody knows.
 */
function totalAlone(
  uses: readonly ColumnUse[],
  columns: readonly ColumnDescription[],
  total: number,
): ColumnUse[] {
  const nameOf = (at: number) => columns[at]?.name ?? '';
  const name = nameOf(total);
  const isTaken = uses.some((use) => use === 'fees' || use === 'taxesWithheld');
  const isGross = isTaken && (GROSS.test(name) || isPrice(name));
  const isLeft = NET.test(name) || !isTaken;
  if (!uses.includes('total') || !(isLeft || isGross)) return [...uses];
  // "Total tips" are in no other total.
  const isHeld = (use: ColumnUse, at: number) => !isGross && BESIDE.has(use) && !TOTAL.test(nameOf(at));
  return uses.map((use, at) => (use === 'total' ? 'base' : isHeld(use, at) ? 'none' : use));
}

/** True where most rows have it, as they have no payout of its own. */
function isFilled(column: ColumnDescription | undefined): boolean {
  if (column === undefined) return false;
  const rows = Object.values(column.kinds).reduce((sum, count) => sum + count, 0);
  return (column.kinds.empty ?? 0) * 2 < rows;
}

/** True where few rows say that nothing was paid out, with a zero. */
function isMostlyMoney(column: ColumnDescription | undefined): boolean {
  if (column === undefined) return false;
  const { positive, negative } = column.signs;
  return (positive + negative) * 2 > Object.values(column.kinds).reduce((sum, count) => sum + count, 0);
}

interface Found {
  named: number;
  amounts: readonly number[];
  /** The one that may be money though nothing of it is written as money is. */
  inPlain: number | undefined;
  isMoney: (at: number) => boolean;
}

function amongOthers(
  uses: readonly ColumnUse[],
  { named, amounts, inPlain, isMoney }: Found,
): number | undefined {
  if (uses.some((use) => OTHERS.has(use))) return undefined;
  const isOfHours = uses.includes('hours') || uses.includes('endTime');
  if (isOfHours) return isMoney(named) ? named : undefined;
  return named >= 0 ? named : (amounts.find(isMoney) ?? inPlain);
}

/** What is earned is more than hours are, and than what is taken off. */
function longest(columns: readonly ColumnDescription[], indexes: readonly number[]): number | undefined {
  const lengthOf = (at: number) =>
    Math.max(0, ...(columns[at]?.samples ?? []).map((text) => text.replaceAll(/\P{Nd}/gu, '').length));
  return indexes.toSorted((left, right) => lengthOf(right) - lengthOf(left) || left - right)[0];
}
