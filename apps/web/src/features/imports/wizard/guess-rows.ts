import { cameToNothing, type ColumnDescription, type Signs, wentBack } from '@earntrack/statements';
import type { BelowUse, ColumnUse, RowChoice, RowUse, StateChoice } from './column-uses.ts';
import { describesRows, inWords, namesAdjustments } from './column-words.ts';
import { openBesidePaid } from './words/state-words.ts';
import { OF_ACCOUNTS, OF_BANKS, ROW_OF_BALANCE } from './words/account-words.ts';
import { MOVEMENT } from './words/job-words.ts';
import { EITHER_WAY, OF_A_PART, OF_CASH, PAID_BY, ROW_WORDS } from './words/row-words.ts';
import { STATE } from './words/text-words.ts';

const COMMISSION = /commission|provision/i;

/** Beside these a row has more than one amount, or its kind or way is told. */
const OTHER_MONEY: ReadonlySet<ColumnUse> = new Set<ColumnUse>([
  'type',
  'direction',
  'debit',
  'total',
  'fees',
  'payout',
  'tips',
  'bonuses',
  'adjustments',
  'taxesWithheld',
  'passThroughTax',
  'reimbursements',
  'cashCollected',
  'hours',
]);

/** A state of a country: in an address, or by its code. */
const IN_ADDRESS = /\b(?:ship|shipping|shipped|buyer|customer|billing|delivery|province|region)\b/i;
const CODE_OF_STATE = /^[A-Z]{2}$/;

/** True for a column of what came of rows. */
export function saysStates({ name, values }: Pick<ColumnDescription, 'name' | 'values'>): boolean {
  const told = (values ?? []).filter(({ text }) => text !== '');
  const asked = inWords(name);
  const isPlace = IN_ADDRESS.test(asked) && !/\bstatus\b/i.test(asked);
  return (
    STATE.test(asked) && !isPlace && !(told.length > 0 && told.every(({ text }) => CODE_OF_STATE.test(text)))
  );
}

type Values = ColumnDescription['values'];
type Told = Pick<RowChoice, 'text' | 'signs'>;

/** A column in which the kind of a row stands. */
export type KindColumn = Pick<ColumnDescription, 'name' | 'values' | 'beginnings'>;

/** The kinds of rows, each with a first guess of what it is: of a description what its texts begin with, of another column its texts, where they are few. */
export function guessRows(column: KindColumn | undefined): RowChoice[] {
  const values = kindsIn(column);
  const isOfStates = column !== undefined && saysStates(column);
  const signed = columnsOfAll('negative', values);
  const cameIn = ({ text, signs }: Told) =>
    EITHER_WAY.test(text) &&
    columnsWith('positive', signs).some((column) => signed.has(column)) &&
    columnsWith('negative', signs).length === 0;
  const isBelow = belowOthers(values);
  const isFree = column !== undefined && describesRows(column.name) && signed.size > 0;
  const isOpen = openBesidePaid(values ?? []);
  const backs = (values ?? []).filter(({ text }) => wentBack(text));
  const takenBack = rowsIn(backs.filter(({ text, signs }) => isBelow(signs) && takesSaleBack(text)));
  const isTakenBack = takenBack > 0 && takenBack >= rowsIn(backs.filter(({ signs }) => !isBelow(signs)));
  const isEarned = (use: RowUse, told: Told) =>
    (use === 'payout' && cameIn(told)) || (isFree && !isBelow(told.signs) && !saysMore(use, told.text));
  const guessed = (values ?? [])
    .filter(({ text }) => text !== '')
    .map(({ text, rows, signs }): RowChoice => {
      const isUndone = cameToNothing(text) || isOpen(text) || (isOfStates && wentBack(text));
      // What went back in a row of its own was earned by the row that it takes back.
      const isSold = isOfStates && isTakenBack && wentBack(text) && !isBelow(signs);
      if (isSold) return { text, rows, signs, isInText: false, use: 'whole' };
      const use = isUndone ? undone({ text, signs }, isBelow) : guessedUse(text);
      return { text, rows, signs, isInText: false, use: isEarned(use, { text, signs }) ? 'whole' : use };
    });
  return guessed.some(({ use }) => use === 'whole') ? guessed : guessed.map(asCommission);
}

/** True for a row that may take back all that a sale brought. */
export function takesSaleBack(text: string): boolean {
  return wentBack(text) && !OF_A_PART.test(text);
}

function rowsIn(values: readonly { rows: number }[]): number {
  return values.reduce((sum, { rows }) => sum + rows, 0);
}

/**
 * True of the only words of a free text that count for an amount above zero where others are below: tips, bonuses and balances. Other words there
 * may be anybody's (a shop called Total), and what was taken has its minus.
 */
function saysMore(use: RowUse, text: string): boolean {
  return use === 'tips' || use === 'bonuses' || ROW_OF_BALANCE.test(text);
}

/** Where nothing else was earned commissions are what somebody earns, and no cost. */
function asCommission(row: RowChoice): RowChoice {
  const isAbove = columnsWith('negative', row.signs).length === 0;
  return row.use === 'fees' && isAbove && COMMISSION.test(row.text) ? { ...row, use: 'whole' } : row;
}

function kindsIn(column: KindColumn | undefined): Values {
  if (column === undefined) return null;
  return describesRows(column.name) ? column.beginnings : (column.values ?? column.beginnings);
}

/** The columns in which some number has the sign. */
function columnsWith(sign: keyof Signs, signs: RowChoice['signs']): string[] {
  return Object.entries(signs).flatMap(([column, each]) => (each[sign] > 0 ? [column] : []));
}

function columnsOfAll(sign: keyof Signs, values: Values): Set<string> {
  return new Set((values ?? []).flatMap(({ signs }) => columnsWith(sign, signs)));
}

/** True where a number has a minus in a column in which others have none, as amounts do: those of fees all have it. */
function belowOthers(values: Values): (signs: RowChoice['signs']) => boolean {
  const above = columnsOfAll('positive', values);
  return (signs) => {
    const positive = new Set(columnsWith('positive', signs));
    return columnsWith('negative', signs).some((column) => above.has(column) && !positive.has(column));
  };
}

/** The states of rows: what came to nothing is left out, unless its minus takes back what another row brought. */
export function guessStates(values: Values): StateChoice[] {
  const isBelow = belowOthers(values);
  const isOpen = openBesidePaid(values ?? []);
  return (values ?? [])
    .filter(({ text }) => text !== '')
    .map(({ text, rows, signs }) => ({
      text,
      rows,
      isLeftOut: (cameToNothing(text) || isOpen(text) || wentBack(text)) && !isBelow(signs),
    }));
}

/** With a tax of which nothing came in as a fee: that of a platform's fee lowers what is left, as the fee does. What buyers pay comes in. */
function withTaxesTaken(
  rows: readonly RowChoice[],
  columns: readonly { use: ColumnUse | undefined }[],
): RowChoice[] {
  const sum = (signs: RowChoice['signs'], sign: keyof Signs, uses: readonly ColumnUse[]) =>
    columns.reduce(
      (count, { use }, at) => count + (use && uses.includes(use) ? (signs[at]?.[sign] ?? 0) : 0),
      0,
    );
  return rows.map((row) => {
    const { use, signs } = row;
    const came = sum(signs, 'positive', ['base', 'total']);
    const went =
      sum(signs, 'negative', ['base', 'total']) +
      sum(signs, 'positive', ['debit']) +
      sum(signs, 'negative', ['debit']);
    return use === 'passThroughTax' && came === 0 && went > 0 ? { ...row, use: 'fees' } : row;
  });
}

/** True where the columns are those of an account, on which not all that came in was earned. */
export function isOfAccount(columns: readonly { name: string; use: ColumnUse }[]): boolean {
  const isBothWays = ['debit', 'base'].every((each) => columns.some(({ use }) => use === each));
  return isBothWays || columns.some(({ name, use }) => use === 'direction' || OF_ACCOUNTS.test(name));
}

const MOST_KINDS = 20;
/** A row that was paid out has its amount under these as well. */
const MAY_STAND_BESIDE: ReadonlySet<ColumnUse> = new Set<ColumnUse>(['base', 'fees', 'total']);

/** A column of the table and what it is for. */
interface Used {
  name: string;
  use: ColumnUse | undefined;
}

/** The kinds of rows in a column, by what all columns are for. */
export function rowsOf(column: KindColumn | undefined, columns: readonly Used[]): RowChoice[] {
  return withRefunds(withTaxesTaken(withTransfers(guessRows(column), columns), columns), columns);
}

/** What was paid back and stands in a column of its own leaves what is left of its sale, as the fee of it. */
function withRefunds(rows: readonly RowChoice[], columns: readonly Used[]): RowChoice[] {
  // A tax or a discount that is taken off stands there as well, and says nothing of what was paid back.
  const saysRefunds = ({ name }: Used) => namesAdjustments(name) || wentBack(name);
  const refunds = columns.flatMap((column, index) =>
    column.use === 'adjustments' && saysRefunds(column) ? [index] : [],
  );
  return rows.map((row) => {
    const isTold = refunds.some(
      (index) => (row.signs[index]?.positive ?? 0) + (row.signs[index]?.negative ?? 0) > 0,
    );
    return row.use === 'skip' && wentBack(row.text) && isTold ? { ...row, use: 'whole' } : row;
  });
}

/** The same of a bank, or of an account from which others are paid: there a transfer is no payout, and its sign says what it is. */
function withTransfers(rows: readonly RowChoice[], columns: readonly Used[]): readonly RowChoice[] {
  const amount = columns.findIndex(({ use }) => use === 'base');
  const isSpent = ({ text, signs }: RowChoice) => {
    const { positive = 0, negative = 0 } = signs[amount] ?? {};
    return PAID_BY.test(text.replaceAll('_', ' ')) && negative > 0 && positive === 0;
  };
  const isOfBank = columns.some(({ name }) => OF_BANKS.test(name)) || rows.some(isSpent);
  const cameIn = ({ text, signs }: RowChoice) => EITHER_WAY.test(text) && (signs[amount]?.positive ?? 0) > 0;
  // Who is paid by transfers takes their own cash out.
  const isOfPerson = rows.some(cameIn);
  const isTransfer = ({ text }: RowChoice) =>
    (isOfBank && EITHER_WAY.test(text)) || (isOfPerson && OF_CASH.test(text));
  return rows.map((row) => (row.use === 'payout' && isTransfer(row) ? { ...row, use: 'whole' } : row));
}

/**
 * The index of a description that tells the kinds of rows, where nothing else does: each amount below zero is of a kind whose name
 * says what it is, and something was earned. Null where there is none, and of a bank, where words for payouts say other things too.
 */
export function describedKinds(
  columns: readonly ColumnDescription[],
  uses: readonly ColumnUse[],
): { index: number; rows: RowChoice[] } | null {
  const base = uses.indexOf('base');
  const isAlone = uses.every((use) => MAY_STAND_BESIDE.has(use) || !OTHER_MONEY.has(use));
  if (base < 0 || !isAlone || columns.some(({ name }) => OF_BANKS.test(name))) return null;
  const named = uses.map((use) => ({ use }));
  for (const [index, column] of columns.entries()) {
    const isAsked = uses[index] === 'description' || (uses[index] === 'none' && namesMovement(column));
    const isFilled = isAsked && (column.kinds.empty ?? 0) === 0;
    const rows = isFilled ? withTaxesTaken(guessRows(column), named) : [];
    const below = rows.filter(({ signs }) => (signs[base]?.negative ?? 0) > 0);
    const isTold = below.length > 0 && below.every(({ use }) => use !== 'whole');
    if (isTold && rows.length <= MOST_KINDS && rows.some(({ use }) => use === 'whole'))
      return { index, rows };
  }
  return null;
}

function namesMovement({ name, isOfSomebody, values }: ColumnDescription): boolean {
  return MOVEMENT.test(inWords(name).trim()) && !isOfSomebody && values !== null;
}

/** On an account what is below zero was paid to others; elsewhere a person says what it is. */
export function guessBelowZero(columns: Parameters<typeof isOfAccount>[0]): BelowUse {
  return isOfAccount(columns) ? 'skip' : 'whole';
}

function guessedUse(text: string): RowUse {
  // Programs write "payment_refunded".
  const told = text.replaceAll('_', ' ');
  return ROW_WORDS.find(([, words]) => words.test(told))?.[0] ?? (wentBack(told) ? 'adjustments' : 'whole');
}

/** "Cancelled" beside an amount with a minus takes back what another row brought; without one, nothing came of it. */
function undone({ text, signs }: Told, isBelow: (signs: RowChoice['signs']) => boolean): RowUse {
  if (!isBelow(signs)) return 'skip';
  return /\b(cancell?ed|returned|void(ed)?|revers(ed|al)|refunded)\b/i.test(text)
    ? 'adjustments'
    : guessedUse(text);
}
