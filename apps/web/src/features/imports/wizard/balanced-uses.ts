import type { ColumnDescription, TableDescription } from '@earntrack/statements';
import { type Balance, balanceOf, type Factor, type Summand } from './balance-search.ts';
import { type ColumnUse, isMoneyUse, isSigned, isTakenOff, type MoneyUse } from './column-uses.ts';
import { namesSpending, WORDS } from './column-words.ts';
import { currenciesOf } from './currencies-of-names.ts';
import { isPrice, isOwn, withoutRate } from './guess-amounts.ts';
import { isAmount } from './guess-columns.ts';
import { withoutBuyersTotal, withoutKeptTax } from './kept-tax.ts';
import { type Balanced, leftAlone, namesShare, ofShare, type Told } from './own-share.ts';
import { signOfColumns } from './signs.ts';
import { inOneSign, signsOf } from './signs-of-sums.ts';
import { withFeesOfTips } from './fees-of-tips.ts';
import { isShare, leavesRest, mayBePaid, PARTS } from './rest-after-fees.ts';
import { withoutSumsOfFees } from './sums-of-fees.ts';
import { COST, GROSS, NET, NET_FIRST, OF_PLATFORM, RECEIVED, TAX } from './words/sum-words.ts';
import { withWageTax } from './wage-tax.ts';
import { byWaysOfPaying } from './ways-of-paying.ts';

/** What stands for the amount of a row. */
const EARNED: ReadonlySet<ColumnUse> = new Set<ColumnUse>(['base', 'tips', 'bonuses', 'reimbursements']);
const LIMIT = 12;
/** By so many micros a sum is off of which each part was rounded by itself. */
const ROUNDED = 20_000;

/**
 * The uses by which what a row comes to is the sum of its other money in every row that is shown, as near to the guessed ones as
 * such are; the guessed ones where they add up, or nothing does.
 */
export function balancedUses(
  table: Pick<TableDescription, 'columns'>,
  guesses: readonly ColumnUse[],
  figures: TableDescription['figures'],
): Balanced {
  const rows = figures.map((row) => table.columns.map((_, index) => Number(row[index] ?? 0n)));
  const uses = withoutKeptTax(table.columns, guesses);
  const told = { columns: table.columns, uses, rows };
  const guessed = { uses, columnSigns: {} };
  const isAsked = uses.includes('total') || (hasParts(told) && uses.includes('base'));
  const isAccount = uses.includes('debit') || uses.includes('direction');
  if (isAccount) return guessed;
  const ofSeller = withoutBuyersTotal(told);
  if (ofSeller) return ofSeller;
  const found =
    !isAsked || (addsUp(told, guessed) && !addsFees(told))
      ? guessed
      : (byWaysOfPaying(told) ??
        bestOf(told, candidates(told)) ??
        beforeFees(told) ??
        withoutTotal(told) ??
        guessed);
  const { uses: balanced, columnSigns } = ofShare(told, found) ?? found;
  const read = { uses: withoutSumsOfFees(balanced, rows), columnSigns };
  return withFeesOfTips(told, withWageTax(told, read));
}

/** True where something is taken off or added beside the amount. */
function hasParts({ uses, rows }: Told): boolean {
  return uses.some((use, index) => PARTS.has(use) && rows.some((row) => row[index] !== 0));
}

/** True where a fee comes to the total, as no fee does. */
function addsFees(told: Told): boolean {
  const { columns, uses } = told;
  const total = uses.indexOf('total');
  const state = stateOf(columns, { uses, columnSigns: {} });
  return uses.some(
    (use, index) => isTakenOff(use) && factorOf(state, use) * agreementOf(told, index, total) > 0,
  );
}

/** In how many more rows a column has the sign of what was earned in them than the other one; a fee in a row of its own makes the total negative itself. */
function agreementOf({ uses, rows }: Told, index: number, total: number): number {
  const earned = (row: readonly number[]) =>
    uses.reduce((sum, use, at) => (EARNED.has(use) && at !== index ? sum + (row[at] ?? 0) : sum), 0);
  return rows.reduce(
    (sum, row) => sum + Math.sign((row[index] ?? 0) * (earned(row) || Math.abs(row[total] ?? 0))),
    0,
  );
}

function stateOf(
  columns: Told['columns'],
  { uses, columnSigns }: Balanced,
): Parameters<typeof signOfColumns>[0] {
  return {
    columns: columns.map((column, index) => ({ ...column, use: uses[index] ?? 'none' })),
    columnSigns,
  };
}

/** True where the total is what the other columns come to, in each row in which any of them holds an amount. */
function addsUp({ columns, rows }: Told, { uses, columnSigns }: Balanced, within = 0): boolean {
  const total = uses.indexOf('total');
  const state = stateOf(columns, { uses, columnSigns });
  const factors = uses.map((use) => (isMoneyUse(use) && use !== 'payout' ? factorOf(state, use) : 0));
  return (
    total >= 0 &&
    rows.every((row) => {
      const isBare = factors.every((factor, index) => factor === 0 || row[index] === 0);
      return (
        isBare ||
        Math.abs(
          factors.reduce(
            (sum: number, factor, index) => sum + factor * (row[index] ?? 0),
            -(row[total] ?? 0),
          ),
        ) <= within
      );
    })
  );
}

function factorOf(state: Parameters<typeof signOfColumns>[0], use: MoneyUse): Factor {
  return isSigned(use) && signOfColumns(state, use) === 'plus' ? -1 : 1;
}

/** Columns that may be what a row comes to, the likeliest with the least cost. */
function candidates({ columns, uses, rows }: Told): { total: number; cost: number }[] {
  return columns.flatMap((column, total) => {
    const use = uses[total] ?? 'none';
    const isFilled = rows.filter((row) => row[total] !== 0).length > 1;
    if (!isFilled || !isAmount(column) || !['total', 'base', 'none'].includes(use)) return [];
    if (use === 'none' && TAX.test(column.name)) return [];
    const guessed = use === 'total' ? 0 : 2;
    const unnamed = use === 'none' ? 3 : 2;
    const named = isOwn(column.name) || NET.test(column.name) ? 0 : unnamed;
    return [{ total, cost: guessed + named + (GROSS.test(column.name) ? 3 : 0) }];
  });
}

function bestOf(told: Told, totals: readonly { total: number; cost: number }[]): Balanced | null {
  let best: { balanced: Balanced; cost: number } | null = null;
  for (const { total, cost: ofTotal } of totals) {
    const cost = ofTotal + costOfOthers(told, total);
    const summands = summandsOf(told, total);
    const fewest = hasParts(told) || told.uses[total] !== 'total' ? 2 : 1;
    const found = balanceOf(told.rows, total, {
      summands,
      limit: Math.min(LIMIT, best?.cost ?? LIMIT) - cost,
      fewest,
    });
    const balanced = found && withFactors(told, total, found);
    const isWhole = !hasParts(told) || (found !== null && hasPartIn(told, found));
    if (found && balanced && isWhole && addsUp(told, balanced)) best = { balanced, cost: cost + found.cost };
  }
  return best?.balanced ?? null;
}

/** Without any of what is taken off or added, the sum is one of prices. */
function hasPartIn({ uses, rows }: Told, { factors }: Balance): boolean {
  return [...factors].some(
    ([index, factor]) =>
      factor !== 0 && PARTS.has(uses[index] ?? 'none') && rows.some((row) => row[index] !== 0),
  );
}

/** Fees in another currency than the total are in no sum of it. */
function costOfOthers({ columns, uses, rows }: Told, total: number): number {
  const currencyOf = currenciesOf(columns, uses);
  const currency = currencyOf(columns[total]?.name ?? '');
  const isOther = ({ name }: ColumnDescription, index: number) =>
    PARTS.has(uses[index] ?? 'none') && currencyOf(name) !== currency && rows.some((row) => row[index] !== 0);
  return columns.filter(isOther).length * 3;
}

/** Those in the currency of the total in which something stands. */
function summandsOf({ columns, uses, rows }: Told, total: number): Summand[] {
  const currencyOf = currenciesOf(columns, uses);
  const currency = currencyOf(columns[total]?.name ?? '');
  const state = stateOf(columns, { uses, columnSigns: {} });
  // “Host fee” is none of the host, though it names who earns.
  const hasShare = columns.some(
    ({ name }, index) => index !== total && uses[index] !== 'fees' && isShare(name),
  );
  const isLeftOver = !hasShare && leavesRest({ columns, uses, rows }, total);
  return columns.flatMap((column, index): Summand[] => {
    const use = uses[index] ?? 'none';
    const isMoney = isMoneyUse(use) || ((use === 'none' || use === 'total') && isAmount(column));
    const isFilled = rows.some((row) => row[index] !== 0);
    if (index === total || !isMoney || use === 'payout' || !isFilled || currencyOf(column.name) !== currency)
      return [];
    // What is left of an amount is never taken off it.
    const taking = NET_FIRST.test(column.name) || namesShare(column.name) ? LIMIT : 3;
    const isOfPlatform = hasShare && OF_PLATFORM.test(withoutRate(column.name));
    const isAdded = isOfPlatform && agreementOf({ columns, uses, rows }, index, total) > 0;
    if (!isMoneyUse(use)) return [{ index, costs: { 0: 0, 1: isAdded ? LIMIT : 2, [-1]: taking } }];
    const usual = factorOf(state, use);
    const dropped = use === 'base' ? 2 : 3;
    // What a platform takes is not what the person earns: then the total is another column.
    const isFee = isLeftOver && use === 'fees' && !mayBePaid(column.name);
    const isTaken = isOfPlatform || isFee || use === 'taxesWithheld';
    const isKept = isTaken && agreementOf({ columns, uses, rows }, index, total) * usual < 0;
    const turning = isKept ? LIMIT : turningCost(use, uses);
    const [plus, minus] = usual === 1 ? [0, turning] : [turning, 0];
    return [{ index, costs: { 0: dropped, 1: plus, [-1]: minus } }];
  });
}

/**
 * What speaks against money that goes the other way than its use says. Tips that a total lacks are no refund: then it is another one that holds
 * them. A platform that takes fees may hand the buyer's tax on as well; else whoever writes the invoice does.
 */
function turningCost(use: MoneyUse, uses: readonly ColumnUse[]): number {
  if (use === 'passThroughTax') return uses.includes('fees') ? 3 : 10;
  return PARTS.has(use) && use !== 'tips' && use !== 'bonuses' ? 2 : 9;
}

function withFactors(told: Told, total: number, { factors }: Balance): Balanced | null {
  const { columns, uses } = told;
  const currencyOf = currenciesOf(columns, uses);
  const currency = currencyOf(columns[total]?.name ?? '');
  const isOneOfSeveral = columns.some(
    ({ name }, index) => isMoneyUse(uses[index] ?? 'none') && currencyOf(name) !== currency,
  );
  const found = columns.map((column, index): ColumnUse => {
    const use = uses[index] ?? 'none';
    if (index === total) return 'total';
    // The name of the total says it, and it is not that of the row.
    if (use === 'currency') return currency !== '' && isOneOfSeveral ? 'none' : use;
    const factor = factors.get(index);
    if (factor === undefined)
      return isMoneyUse(use) && use !== 'payout' && currencyOf(column.name) !== currency
        ? 'none'
        : withoutSecond(use);
    if (factor === 0) return 'none';
    return useOf(column.name, use, { sign: agreementOf(told, index, total) * factor, factor });
  });
  const chosen = inOneSign(found, factors);
  const columnSigns = signsOf(chosen, factors);
  return chosen.includes('base') && columnSigns ? { uses: chosen, columnSigns } : null;
}

/** There is one total. */
function withoutSecond(use: ColumnUse): ColumnUse {
  return use === 'total' ? 'none' : use;
}

function useOf(name: string, use: ColumnUse, { sign, factor }: { sign: number; factor: Factor }): ColumnUse {
  if (isTakenOff(use)) return sign > 0 ? 'base' : use;
  if (sign >= 0 && isMoneyUse(use)) return use;
  if (sign >= 0 && namesSpending(name)) return 'reimbursements';
  if (sign >= 0) return isTax(name) ? 'passThroughTax' : 'base';
  if (isMoneyUse(use) && factor === 1) return use;
  if (COST.test(name) || OF_PLATFORM.test(withoutRate(name))) return 'fees';
  return factor === 1 ? 'base' : 'adjustments';
}

function isTax(name: string): boolean {
  const [first] = WORDS.find(([, words]) => words.test(name)) ?? [];
  return first !== 'base' && first !== 'total' && TAX.test(name);
}

/** Where the total is the sum of the prices alone, fees are taken off what it says. */
function beforeFees(told: Told): Balanced | null {
  const total = told.uses.indexOf('total');
  if (total < 0) return null;
  const summands = summandsOf(told, total).filter(({ index }) => !PARTS.has(told.uses[index] ?? 'none'));
  if (!balanceOf(told.rows, total, { summands, limit: LIMIT, fewest: 2 })) return null;
  const uses = told.uses.map((use, index) => (index === total ? 'base' : use === 'base' ? 'none' : use));
  return { uses, columnSigns: {} };
}

/** Where nothing adds up: a second column of the same amounts is no total, and what is left for the person counts without what is not explained. */
function withoutTotal({ columns, uses, rows }: Told): Balanced | null {
  const [total, base] = [uses.indexOf('total'), uses.indexOf('base')];
  const told = rows.filter((row) => row[total] !== 0);
  if (total < 0 || base < 0 || told.length < 2) return null;
  const nameOf = (index: number) => columns[index]?.name ?? '';
  if (told.every((row) => row[total] === row[base]))
    return {
      uses: uses.map((use) =>
        RECEIVED.test(nameOf(total)) && isTakenOff(use) ? 'none' : withoutSecond(use),
      ),
      columnSigns: {},
    };
  const isLeft = (name: string) => namesShare(name) || (isOwn(name) && !GROSS.test(name));
  const [own] = [total, base].filter((index) => isLeft(nameOf(index)));
  const isOfPieces = isPrice(nameOf(base)) && !isPrice(nameOf(total)) && !hasParts({ columns, uses, rows });
  const isNet =
    NET_FIRST.test(nameOf(total)) &&
    !hasParts({ columns, uses, rows }) &&
    told.every((row) => Math.abs(row[total] ?? 0) <= Math.abs(row[base] ?? 0));
  const isRounded =
    NET.test(nameOf(total)) && addsUp({ columns, uses, rows }, { uses, columnSigns: {} }, ROUNDED);
  const left = own ?? (isOfPieces || isNet || isRounded ? total : undefined);
  return left === undefined ? null : { uses: leftAlone(uses, left), columnSigns: {} };
}
