import { type ColumnDescription, namesHundredths } from '@earntrack/statements';
import { type ColumnChoice, type ColumnUse, isMoneyUse } from './column-uses.ts';
import { NO_AMOUNT, NO_MONEY, OF_COUNTS } from './words/no-amount-words.ts';
import { COMMISSION, OF_AFFILIATES, OWN } from './words/share-words.ts';
import { REFERENCE } from './words/text-words.ts';

/** True for the name of what is left for the person. */
export function isOwn(name: string): boolean {
  return OWN.test(name) && !OF_A_SALE.test(name);
}

/** True for the name of what somebody else pays for one thing. */
export function isPrice(name: string): boolean {
  return OF_A_SALE.test(name);
}

/** What somebody else pays for one thing. */
const OF_A_SALE = /\b(price|list|msrp|retail|sales?|sold)\b/i;
/** Of these what a row comes to is made beside its amount. */
export const PARTS: ReadonlySet<ColumnUse> = new Set<ColumnUse>([
  'tips',
  'bonuses',
  'fees',
  'taxesWithheld',
  'reimbursements',
  'adjustments',
]);
/** Of an affiliate as well, and of who teaches or trains: there what is left of a price stands beside the commission. */
const PERHAPS_OF_AFFILIATES = /\bprogram\b/i;
/** What only reports of hours have: their amounts are what one would charge. */
const OF_HOURS =
  /^(project|client|task|user|member|team|workspace|billable|tags?|projekt|kunde|benutzer|aufgabe|projet|tâche|proyecto|tarea|progetto|cliente|attività|projeto|tarefa|klant|taak|zadanie|klient)(?!\p{L})/iu;
const FEWEST_OF_HOURS = 2;

/** What each column may be, the likeliest first. */
type Wanted = readonly (readonly ColumnUse[])[];

/** The same with the commission, or the payout of each campaign, as what was earned, in files of those who are paid by it. */
export function withCommissions(columns: readonly ColumnDescription[], wanted: Wanted): Wanted {
  const names = columns.map(({ name }) => name.replace(/([a-z])([A-Z])/g, '$1 $2'));
  const isAlone = !wanted.some(([first]) => first === 'total' || first === 'payout');
  const isOf = (name: string) => OF_AFFILIATES.test(name) || (isAlone && PERHAPS_OF_AFFILIATES.test(name));
  if (!names.some(isOf)) return wanted;
  const earns = wanted.some(([first]) => first === 'base' || first === 'total' || first === 'fees');
  return wanted.map((each, index) => {
    const column = columns[index];
    const isPaid = column !== undefined && COMMISSION.test(column.name) && !isAllBelow(column);
    const isPayout = each[0] === 'payout' && column?.kinds.empty === undefined;
    // Beside one that is read, another is no fee either.
    if (each[0] === 'fees' && isPaid) return ['base', ...each.filter((use) => use !== 'fees')];
    return isPayout && !earns ? ['base', ...each] : each;
  });
}

/** True where all of it has a minus: it was taken off. */
export function isAllBelow({ signs }: Pick<ColumnDescription, 'signs'>): boolean {
  return signs.negative > 0 && signs.positive === 0;
}

/** The same with what is paid of each row as what it comes to: a payout to the bank stands in rows without an amount. */
export function withRowPayouts(columns: readonly ColumnDescription[], wanted: Wanted): Wanted {
  const amounts = indexesOf(wanted, 'base').concat(indexesOf(wanted, 'total'));
  return wanted.map((each, index) => {
    const column = columns[index];
    if (each[0] !== 'payout' || column === undefined) return each;
    const filled = filledIn(column);
    const rows = Object.values(column.kinds).reduce((sum, count) => sum + count, 0);
    // Both have a number in at least so many rows.
    const hasAmount = amounts.some((other) => {
      const beside = columns[other];
      const both = Math.max(filled + filledIn(beside ?? column) - rows, column.agreement[other] ?? 0);
      return beside !== undefined && both * 2 > filled;
    });
    return hasAmount && filled > 0 ? ['base'] : each;
  });
}

/** True where what a row comes to stands in at least half as many rows as its amount. */
function isBeside(columns: readonly ColumnDescription[], total: number, base: number): boolean {
  const [of, beside] = [columns[total], columns[base]];
  return of !== undefined && beside !== undefined && filledIn(of) * 2 >= filledIn(beside);
}

function isZero(column: ColumnDescription | undefined): boolean {
  return column !== undefined && filledIn(column) === 0 && (column.kinds.number ?? 0) > 0;
}

function filledIn({ signs }: ColumnDescription): number {
  return signs.positive + signs.negative;
}

/**
 * The column of amounts, of currencies and of what a row comes to, where several may be it. The amount is the person's own where it stands alone;
 * beside tips or fees that is what they come to. The currency is the one whose name is most like that of the amount, and of those the nearest.
 */
export function bestColumns(
  columns: readonly ColumnDescription[],
  wanted: Wanted,
): Partial<Record<ColumnUse, number>> {
  const nameOf = (index: number) => columns[index]?.name ?? '';
  const named = indexesOf(wanted, 'base');
  const amounts = named.filter((index) => !isZero(columns[index]));
  const isAlone = !wanted.some(([first]) => first !== undefined && PARTS.has(first));
  const rank = (index: number) => {
    if (/\bextended\b/i.test(nameOf(index))) return 3;
    if (/\b(?:estimated|expected|projected|planned)\b/i.test(nameOf(index))) return -1;
    if (OWN.test(nameOf(index))) return isAlone ? 2 : 0;
    return OF_A_SALE.test(nameOf(index)) && isAlone ? 0 : 1;
  };
  const [base] = amounts.toSorted((left, right) => rank(right) - rank(left) || left - right);
  const totals = indexesOf(wanted, 'total').filter(
    (index) => base === undefined || isBeside(columns, index, base),
  );
  const owned = [...totals, ...amounts].filter((index) => index !== base && OWN.test(nameOf(index)));
  const own = owned.find((index) => !OF_A_SALE.test(nameOf(index))) ?? owned[0];
  const total = isAlone && base !== undefined ? totals[0] : (own ?? totals[0]);
  // One that stands in a few rows is the sum of others, and what no row comes to.
  const isNone = total === undefined && base !== undefined;
  // Beside an amount that is zero in every row, what a row comes to is its amount.
  const whole = base === undefined && named.length > 0 ? total : undefined;
  const earned = base ?? whole;
  const amount = base ?? total;
  const day = bestDay(columns, indexesOf(wanted, 'date'));
  const date = day === undefined ? {} : { date: day };
  if (amount === undefined) return date;
  const [currency] = indexesOf(wanted, 'currency').toSorted(
    (left, right) =>
      likeness(nameOf(right), nameOf(amount)) - likeness(nameOf(left), nameOf(amount)) ||
      Math.abs(left - amount) - Math.abs(right - amount),
  );
  return {
    ...date,
    ...(earned !== undefined && { base: earned }),
    ...(total !== undefined && { total }),
    ...((isNone || whole !== undefined) && { total: -1 }),
    ...(currency !== undefined && { currency }),
  };
}

/** The same without amounts in the other money: of what was converted or of what was not. */
export function inOneMoney(uses: readonly ColumnUse[], columns: readonly ColumnDescription[]): ColumnUse[] {
  const isConverted = (index: number) => /\bconverted\b/i.test(columns[index]?.name ?? '');
  const plain = (index: number) => (columns[index]?.name ?? '').toLowerCase().replace(/\bconverted\b\s*/, '');
  const base = uses.indexOf('base');
  return uses.map((use, index) => {
    const isTwice = columns.some(
      (_, other) => isConverted(other) !== isConverted(index) && plain(other) === plain(index),
    );
    return PARTS.has(use) && isTwice && isConverted(index) !== isConverted(base) ? 'none' : use;
  });
}

/** What was listed, or begins and ends a statement, is not the day of a row. */
const OF_NO_ROW =
  /\b(?:listing|listed|due|available|settlement|deposit|birth|expir\w*|refund\w*|updated|modified)\b/i;

/** Of columns of days the one that is filled in most rows; of those the first that is not of something else. */
export function bestDay(columns: readonly ColumnDescription[], days: readonly number[]): number | undefined {
  const empty = (index: number) => columns[index]?.kinds.empty ?? 0;
  const isOther = (index: number) =>
    Number(OF_NO_ROW.test((columns[index]?.name ?? '').replaceAll(/[-_]/g, ' ')));
  const [first] = days;
  return (
    days.toSorted((left, right) => empty(left) - empty(right) || isOther(left) - isOther(right))[0] ?? first
  );
}

/** Those for which nothing is likelier. */
function indexesOf(wanted: Wanted, use: ColumnUse): number[] {
  return wanted.flatMap(([first], index) => (first === use ? [index] : []));
}

/** By how many more words of the one the other has than it lacks, as "Converted Currency" is like "Converted Amount". */
function likeness(one: string, other: string): number {
  const words = new Set(wordsOf(other));
  return wordsOf(one).reduce((sum, word) => sum + (words.has(word) ? 1 : -1), 0);
}

function wordsOf(name: string): string[] {
  return name
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word && !/^(currency|code|iso)$/.test(word));
}

/** Without the amounts of a report of hours: where they were paid, the person says so. */
export function withoutCharges(
  uses: readonly ColumnUse[],
  columns: readonly ColumnDescription[],
): ColumnUse[] {
  const tracked = columns.filter(({ name }) => OF_HOURS.test(name)).length;
  const isReport = uses.includes('hours') && tracked >= FEWEST_OF_HOURS;
  const isPaid = uses.some((use) => PARTS.has(use) || use === 'total' || use === 'payout');
  return uses.map((use) => (isReport && !isPaid && use === 'base' ? 'none' : use));
}

/** What stands in amounts and seldom in other numbers: a sign of a currency, or two decimals. */
const LIKE_MONEY = /\p{Sc}|\d[.,]\d{2}(?!\d)/u;
const MOST_TOLD = 5;

/** True for numbers, most of which are written as amounts are. */
export function isLikeMoney({ samples }: Pick<ColumnDescription, 'samples'>): boolean {
  const told = samples.filter((text) => LIKE_MONEY.test(text) && !text.endsWith('%'));
  return told.length * 2 > samples.length;
}

/** How much is taken, in the name of what is: "Fee (20%)" and "VAT 20%" are amounts. */
const RATE = /\(?\b\d{1,2}(?:[.,]\d+)? ?%\)?/;

/** The name of a column without the rate by which its amounts are taken. */
export function withoutRate(name: string): string {
  return name.replace(RATE, '');
}

/** True unless the name is that of a share, a place, a distance or a balance. */
export function mayBeMoney(name: string): boolean {
  return !NO_MONEY.test(withoutRate(name));
}

/** Of amounts that are too large to be counts of what somebody did, and have no decimals. */
const WHOLE = /^[-−]?\d[\d.,\s]{2,}$/;

/** True for numbers that may be amounts of a currency without decimals: beside those that are read there are no others. */
function mayBeWhole({ name, samples }: Pick<ColumnDescription, 'name' | 'samples'>): boolean {
  const isOther =
    namesHundredths(name) || [NO_AMOUNT, OF_COUNTS, REFERENCE].some((words) => words.test(withoutRate(name)));
  return !isOther && samples.some((text) => WHOLE.test(text.trim()));
}

/** Labels of columns of amounts in hundredths, which are not read: as they stand, they would count a hundredfold. */
export function unreadHundredths(
  chosen: readonly Pick<ColumnChoice, 'label' | 'use' | 'signs'>[],
  columns: readonly Pick<ColumnDescription, 'name' | 'kinds'>[],
): string[] {
  return chosen.flatMap(({ label, use, signs }, index) => {
    const { name = '', kinds = {} } = columns[index] ?? {};
    const isFilled = (kinds.number ?? 0) > 0 && signs.positive + signs.negative > 0;
    return use === 'none' && isFilled && namesHundredths(name) ? [label] : [];
  });
}

/** Labels of columns that hold amounts and are not read: one of them may be money of the person. */
export function unreadAmounts(
  chosen: readonly Pick<ColumnChoice, 'label' | 'use' | 'signs'>[],
  columns: readonly Pick<ColumnDescription, 'name' | 'samples' | 'kinds'>[],
): string[] {
  const read = columns.filter((_, index) => chosen[index] && isMoneyUse(chosen[index].use));
  const areWhole =
    read.length > 0 && read.every(({ samples }) => !samples.some((text) => LIKE_MONEY.test(text)));
  return chosen
    .flatMap(({ label, use, signs }, index) => {
      const column = columns[index];
      const isOpen = use === 'none' && signs.positive + signs.negative > 0;
      if (!isOpen || column === undefined || !mayBeMoney(column.name)) return [];
      const isNumber = (column.kinds.number ?? 0) > 0;
      const isTold = column.samples.some((text) => LIKE_MONEY.test(text) && !text.endsWith('%'));
      return isNumber && (isTold || (areWhole && mayBeWhole(column))) ? [label] : [];
    })
    .slice(0, MOST_TOLD);
}
