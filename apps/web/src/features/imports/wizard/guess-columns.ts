import { isCurrency } from '@earntrack/domain';
import { type ColumnDescription, directionOf, namesHundredths } from '@earntrack/statements';
import { withAccountColumns } from './account-columns.ts';
import type { ColumnUse } from './column-uses.ts';
import { WORDS } from './column-words.ts';
import { withAmount, withEarnedFee } from './earned-amount.ts';
import {
  bestColumns,
  bestDay,
  inOneMoney,
  isAllBelow,
  isLikeMoney,
  withCommissions,
  withoutCharges,
  withoutRate,
  withRowPayouts,
} from './guess-amounts.ts';
import { withEndOfWork } from './end-of-work.ts';
import { isOfBreaks, withBreaks } from './guess-breaks.ts';
import { saysStates } from './guess-rows.ts';
import { withPlatforms } from './guess-platforms.ts';
import { isCount, isOfWords, saysWhether } from './cells-of-columns.ts';
import { withOnlineHours } from './hours-clock.ts';
import { withPayoutsAlone } from './payouts-alone.ts';
import { mayBeWorked, withoutTimesOfDay } from './time-worked.ts';
import { BALANCE_AFTER_ROWS } from './words/account-words.ts';
import { AMOUNT, HOLDS_TIPS } from './words/earned-words.ts';
import { NO_AMOUNT, TAKEN_FROM_PRICE } from './words/no-amount-words.ts';
import { HOLDS_TAKEN } from './words/taken-words.ts';
import { ID_OF_SOMEBODY } from './words/text-words.ts';
import { OF_ONE_HOUR } from './words/time-words.ts';

/** Only one column can be each of these. */
const ONCE: ReadonlySet<ColumnUse> = new Set<ColumnUse>([
  'date',
  'time',
  'type',
  'currency',
  'id',
  'hours',
  'endTime',
  'total',
  'base',
  'debit',
]);
const FIGURES: ReadonlySet<ColumnUse> = new Set<ColumnUse>([
  'payout',
  'tips',
  'fees',
  'taxesWithheld',
  'passThroughTax',
  'bonuses',
  'adjustments',
  'reimbursements',
  'cashCollected',
  'total',
  'base',
  'debit',
]);

/** What is found among all columns, whatever the name of one says first. */
const WHOLE = ['total', 'base'] as const satisfies ColumnUse[];

/** A first guess of what each column is for, by its name and by what stands in it. A person looks at it before anything is recorded. */
export function guessUses(columns: readonly ColumnDescription[]): ColumnUse[] {
  const taken = new Set<ColumnUse>();
  const usesOf = (column: ColumnDescription): ColumnUse[] =>
    isOfBreaks(column)
      ? ['breaks']
      : WORDS.filter(([each, words]) => fits(column, each) && words.test(column.name)).map(([each]) => each);
  const ofAccount = withAccountColumns(columns, columns.map(usesOf));
  const named = withOnlineHours(columns, withoutTimesOfDay(columns, ofAccount));
  const wanted = withRowPayouts(columns, withCommissions(columns, named));
  const best = bestColumns(columns, wanted);
  const uses = wanted.map((each, index) => {
    const own = [...WHOLE.filter((one) => best[one] === index), ...each];
    const use = own.find((one) => (best[one] ?? index) === index && !taken.has(one));
    if (use && ONCE.has(use)) taken.add(use);
    return use ?? 'none';
  });
  const whole = withEarnedFee(
    withAmount(inEachCurrency(withDate(uses, columns), columns), columns, (column) => fits(column, 'base')),
    columns,
  );
  const timed = withEndOfWork(whole, columns);
  const told = withBreaks(withStates(withDirection(withCodes(timed, columns), columns), columns));
  const said = withPlatforms(told, columns);
  const earned = withoutHeldTips(withoutPaidOut(said, columns), columns);
  return withBalance(
    inOneMoney(withPayoutsAlone(withoutCharges(earned, columns), columns), columns),
    columns,
  );
}

/** Without tips that the amount holds already: they would count twice. */
function withoutHeldTips(uses: readonly ColumnUse[], columns: readonly ColumnDescription[]): ColumnUse[] {
  const isHeld = columns.some(({ name }, at) => uses[at] === 'base' && HOLDS_TIPS.test(name));
  return uses.map((use) => (isHeld && use === 'tips' ? 'none' : use));
}

/** Beside what a row is made of, what was paid out of it says nothing of what was earned; on an account it stands in rows of its own. */
function withoutPaidOut(uses: readonly ColumnUse[], columns: readonly ColumnDescription[]): ColumnUse[] {
  const base = uses.indexOf('base');
  const isMade = base >= 0 && uses.includes('fees');
  const isOfRow = ({ name, agreement }: ColumnDescription) =>
    /\b(?:paid|money) out\b/i.test(name) && (uses.includes('total') || (agreement[base] ?? 0) > 0);
  return uses.map((use, at) => {
    const column = columns[at];
    return isMade && use === 'debit' && column && isOfRow(column) ? 'none' : use;
  });
}

const ID_IN_ONE_WORD = /[a-z]Id$/;
/** One in cents would count a hundredfold. */
function isNoAmountByName(name: string): boolean {
  if (namesHundredths(name)) return true;
  return NO_AMOUNT.test(withoutRate(name)) || OF_ONE_HOUR.test(name) || ID_IN_ONE_WORD.test(name);
}

/** What somebody else paid, or had, in their currency. */
const IN_OTHER_MONEY = /\b(original|foreign|source|local currency|buyer currency)\b/i;
const OF_OTHERS = /\b(buyer|customer|original|foreign|source|local currency)\b/i;
/** What a buyer is charged, and what a thing costs them to use, is no fee of who sold it. */
const FEE_OF_OTHERS =
  /\b(?:charged? to (?:the )?(?:buyer|customer)|(?:buyer|customer|guest)(?: \w+)? fees?|licen[cs]e fees?)\b/i;
/** What who advertises is paid, and in other exports pays: there all of it has a minus. */
const MAY_BE_TAKEN = /\b(?:fees?|commissions?)\b/i;

/** A time of the day with its half. */
const OF_THE_CLOCK = /^\s*\d{1,2}(?::\d{2}){1,2}\s?[ap]\.?m\.?\s*$/i;

/** Who or what is paid for again and again: in the next file it has the same id, and that row would be taken for this one. */
const OF_WHAT_COMES_AGAIN =
  /^(?:(?:account|vehicle|product|item|listing|property|course|video|track|store|channel|campaign|offer)[ _-]?(?:id|uuid|number|no\.?)|sku|asin|isbn|isrc|upc|ean)$/i;
const OF_TAKEN: ReadonlySet<ColumnUse> = new Set<ColumnUse>(['fees', 'taxesWithheld', 'passThroughTax']);
const OF_A_ROW: ReadonlySet<ColumnUse> = new Set<ColumnUse>(['currency', 'base', 'total']);

function fits(column: ColumnDescription, use: ColumnUse): boolean {
  if (OF_A_ROW.has(use) && OF_OTHERS.test(column.name)) return false;
  if (OF_TAKEN.has(use) && HOLDS_TAKEN.test(column.name)) return false;
  if (use === 'fees' && FEE_OF_OTHERS.test(column.name)) return false;
  if (OF_A_ROW.has(use) && TAKEN_FROM_PRICE.test(column.name)) return false;
  if (use === 'adjustments' && saysWhether(column)) return false;
  if (use === 'total' && isCount(column)) return false;
  if (use === 'base' && MAY_BE_TAKEN.test(column.name) && isAllBelow(column)) return false;
  if (use === 'time')
    return !mostly(column, 'text') || column.samples.every((text) => /\d[:.h]\d{2}/.test(text));
  const isNoAmount = isNoAmountByName(column.name);
  if (use === 'currency') return !isNoAmount && !mostly(column, 'number', 'date');
  // One column of both ways, as “Debit/Credit”, says by the sign which.
  if (use === 'debit' && column.signs.positive > 0 && column.signs.negative > 0 && AMOUNT.test(column.name))
    return false;
  if (FIGURES.has(use)) return mostly(column, 'number') && !isNoAmount && !isShare(column);
  if (use === 'date') return mostly(column, 'date');
  if (use === 'hours')
    return mostly(column, 'number', 'time') && mayBeWorked(column) && !OF_ONE_HOUR.test(column.name);
  if (use === 'endTime')
    return (
      mostly(column, 'time') ||
      (mostly(column, 'text') && column.samples.every((text) => OF_THE_CLOCK.test(text)))
    );
  if (use === 'type') return column.values !== null && mostly(column, 'text') && !isMostlyEmpty(column);
  // An id that several rows have is one that they share, and so is one of what may come again in the next file.
  if (use === 'id')
    return (
      !column.isOfSomebody &&
      !OF_WHAT_COMES_AGAIN.test(column.name) &&
      !ID_OF_SOMEBODY.test(column.name) &&
      !mostly(column, 'time') &&
      !mostly(column, 'date') &&
      !isShared(column) &&
      !isOfWords(column) &&
      !isLikeMoney(column)
    );
  if (use === 'reference') return !column.isOfSomebody && !isLikeMoney(column);
  // What may name somebody else is sent only where a person says so, and an amount says nothing of what was done.
  if (use === 'description')
    return !column.isOfSomebody && !(mostly(column, 'number') && isLikeMoney(column));
  return true;
}

/** True for numbers that may be money of a row. */
export function isAmount(column: ColumnDescription): boolean {
  const isOfOthers = IN_OTHER_MONEY.test(column.name) || FEE_OF_OTHERS.test(column.name);
  const isNoAmount = isNoAmountByName(column.name);
  return mostly(column, 'number') && !isOfOthers && !isNoAmount && !isShare(column);
}

function isMostlyEmpty({ kinds }: ColumnDescription): boolean {
  const rows = Object.values(kinds).reduce((sum, count) => sum + count, 0);
  return (kinds.empty ?? 0) * 2 > rows;
}

function isShared({ values }: ColumnDescription): boolean {
  return (values ?? []).some(({ text, rows }) => text !== '' && rows > 1);
}

function isShare({ samples }: ColumnDescription): boolean {
  return samples.length > 0 && samples.every((text) => text.trim().endsWith('%'));
}

function mostly({ kinds }: ColumnDescription, ...wanted: (keyof ColumnDescription['kinds'])[]): boolean {
  const filled = Object.entries(kinds).reduce(
    (sum, [each, count]) => (each === 'empty' ? sum : sum + count),
    0,
  );
  return wanted.reduce((sum, kind) => sum + (kinds[kind] ?? 0), 0) * 2 > filled;
}

/** Some column of dates is the date, whatever it is called; else one that is named so, whose cells the reader then says it cannot read. */
function withDate(uses: readonly ColumnUse[], columns: readonly ColumnDescription[]): ColumnUse[] {
  if (uses.includes('date')) return [...uses];
  const days = columns.flatMap((column, at) => (mostly(column, 'date') ? [at] : []));
  const index = bestDay(columns, days) ?? columns.findIndex(isNamedDate);
  return uses.map((use, at) => (at === index ? 'date' : use));
}

const DATE_SHAPED = /^\s*\d{1,4}[-./]\d{1,2}[-./]\d{1,4}/;

function isNamedDate(column: ColumnDescription): boolean {
  const [likeliest] = WORDS.find(([, words]) => words.test(column.name)) ?? [];
  const isText = !mostly(column, 'number') && !mostly(column, 'time');
  return likeliest === 'date' && isText && column.samples.some((text) => DATE_SHAPED.test(text));
}

/** Where each currency has a column of its own, each of them is the amount. */
function inEachCurrency(uses: readonly ColumnUse[], columns: readonly ColumnDescription[]): ColumnUse[] {
  const at = uses.indexOf('base');
  const base = columns[at];
  const nameOf = ({ name }: ColumnDescription) => name.replace(/\((?:[A-Z]{3}|\p{Sc})\)/u, '(*)');
  const isAnother = (column: ColumnDescription) =>
    base !== undefined &&
    column.name !== base.name &&
    nameOf(column) === nameOf(base) &&
    // What stands in both in the same rows is one amount, converted.
    (column.agreement[at] ?? 0) <= 0 &&
    fits(column, 'base');
  return uses.map((use, index) => {
    const column = columns[index];
    return use === 'none' && column && isAnother(column) ? 'base' : use;
  });
}

/** The column of states tells which rows to leave out; where none says the kind of a row, it is taken for that. */
function withStates(uses: readonly ColumnUse[], columns: readonly ColumnDescription[]): ColumnUse[] {
  const hasKinds = uses.includes('type') || uses.includes('hours');
  const found = columns.flatMap((column, at) =>
    uses[at] === 'none' && saysStates(column) && fits(column, 'type') ? [at] : [],
  );
  // One that says the same of every row tells none apart.
  const index = found.find((at) => (columns[at]?.values?.length ?? 0) > 1) ?? found[0];
  return uses.map((use, at) => (at === index ? (hasKinds ? 'status' : 'type') : use));
}

function withBalance(uses: readonly ColumnUse[], columns: readonly ColumnDescription[]): ColumnUse[] {
  const hasMoney = uses.some((use) => FIGURES.has(use));
  const index = columns.findIndex(
    (column, at) => uses[at] === 'none' && BALANCE_AFTER_ROWS.test(column.name) && mostly(column, 'number'),
  );
  return uses.map((use, at) => (hasMoney && at === index ? 'balance' : use));
}

/** Where no name says the currency, the one column of which every cell is a code does. */
function withCodes(uses: readonly ColumnUse[], columns: readonly ColumnDescription[]): ColumnUse[] {
  const isOfCodes = ({ values }: ColumnDescription) =>
    values !== null && values.length > 0 && values.every(({ text }) => isCurrency(text));
  const [only, ...others] = columns.flatMap((column, at) => (isOfCodes(column) ? [at] : []));
  const isSaid = uses.includes('currency') || others.length > 0;
  return uses.map((use, at) => (!isSaid && at === only ? 'currency' : use));
}

/** Which way amounts went, where both ways stand in a column and no amount has a minus; it says no kind of row. */
function withDirection(uses: readonly ColumnUse[], columns: readonly ColumnDescription[]): ColumnUse[] {
  const hasSigns = columns.some(({ signs }, at) => uses[at] === 'base' && signs.negative > 0);
  const index = hasSigns ? -1 : columns.findIndex(saysBothWays);
  return uses.map((use, at) => (at === index ? 'direction' : use));
}

function saysBothWays({ values }: ColumnDescription): boolean {
  const ways = (values ?? []).filter(({ text }) => text !== '').map(({ text }) => directionOf(text));
  return ways.includes('came') && ways.includes('went') && !ways.includes(null);
}
