import { type Micros, type NumberFormat, parseNumber } from '@earntrack/domain';
import { ask, type CellPlace, placed, quoted, refuse } from '../problem.ts';
import { withoutCreditMark } from './credit-marks.ts';
import { SIGNS } from './currency-signs.ts';
import { withoutMarks } from './direction-marks.ts';
import { hasManyDecimals, plainNumber, roundedNumber } from './plain-number.ts';
import { Rounding } from './rounding.ts';

/** Most cells: nothing is to be taken off. */
const PLAIN = /^[-−–\d.,() ]*$/;

/** No amount is longer, and patterns take time that grows with the square of a long cell. */
const AMOUNT_LENGTH = 60;

export interface MoneyCell extends CellPlace {
  text: string;
  /** It is written with more decimals than are kept, also where those are zeros. */
  isWrittenFine?: boolean;
}

/** A cell without its currency sign, and the currencies that the sign allows; null when there was none. */
export function withoutSign(cell: string): { number: string; currencies: readonly string[] | null } {
  const { number, currencies } = parted(cell);
  return { number: plainNumber(number), currencies };
}

function parted(cell: string): { number: string; currencies: readonly string[] | null } {
  const whole = cell.trim();
  if (whole.length > AMOUNT_LENGTH || PLAIN.test(whole)) return { number: whole, currencies: null };
  const trimmed = withoutCreditMark(bare(whole));
  if (PLAIN.test(trimmed)) return { number: trimmed, currencies: null };
  const signed = withoutKnownSign(trimmed);
  if (!signed) return withoutCode(trimmed);
  // "$12.00 USD" says of a sign that is many which one it is.
  const { number, currencies: codes } = withoutCode(signed.number);
  const [code = ''] = codes ?? [];
  return signed.currencies.includes(code) ? { number, currencies: [code] } : signed;
}

function withoutKnownSign(cell: string): { number: string; currencies: readonly string[] } | null {
  for (const [sign, currencies] of SIGNS) {
    const index = cell.indexOf(sign);
    if (index < 0) continue;
    const before = cell.slice(0, index);
    const after = cell.slice(index + sign.length);
    // Letters of a longer word are no sign: the R of "EUR".
    if (isPartOfWord(sign, before, after)) continue;
    // A sign between digits ("12€50") is part of no number that we know.
    if (/\d/.test(before) && /\d/.test(after)) return null;
    return { number: `${before.trim()}${after.trim()}`, currencies };
  }
  return null;
}

function isPartOfWord(sign: string, before: string, after: string): boolean {
  return (/^\p{L}/u.test(sign) && /\p{L}$/u.test(before)) || (/\p{L}$/u.test(sign) && /^\p{L}/u.test(after));
}

function withoutCode(cell: string): { number: string; currencies: readonly string[] | null } {
  const code = /^([-−–+(]?)\s*([A-Z]{3})\s*([^A-Z]*)$|^([^A-Z]*?)\s*([A-Z]{3})$/.exec(cell);
  if (!code) return { number: cell, currencies: null };
  return { number: code[2] ? `${code[1]}${code[3]}` : `${code[4]}`, currencies: [code[2] ?? code[5] ?? ''] };
}

/** Without marks of the direction of writing, and without what keeps a spreadsheet from calculating, or has nothing to calculate: ="12.50", '-12.50 and =12.50. */
function bare(cell: string): string {
  const plain = withoutMarks(cell).trim();
  return plain
    .replace(/^="([^"]*)"$/, '$1')
    .replace(/^'(?=[-+=\d])/, '')
    .replace(/^=(?=-?\d[\d.,]*$)/, '');
}

/** True for a word ("Pending", "Total") in place of an amount: a spreadsheet would not add it up either. */
export function isWord(cell: string): boolean {
  return !/\p{N}/u.test(cell);
}

/** True for the ways in which files write "no amount". */
export function isEmptyAmount(cell: string): boolean {
  return /^[-–—\s\u00a0]*$/.test(cell);
}

/** Only before three digits a sign may stand for two things. */
const THREE_AT_END = /[.,]\d{3}\D*$/;

const DECIMALS = ['.', ','] as const;
const GROUPS = ['', ',', '.', ' ', "'"] as const;

/** Where a decimal sign may also be a thousands sign, both readings are candidates. */
const FORMATS: readonly NumberFormat[] = DECIMALS.flatMap((decimal) =>
  GROUPS.filter((group) => group !== decimal).map((group) => ({ decimal, group })),
);

/** Ways of parting thousands beside this decimal sign. */
export function formatsOf(decimal: NumberFormat['decimal']): readonly NumberFormat[] {
  return FORMATS.filter((format) => format.decimal === decimal);
}

/** What else tells how numbers are written. */
export interface NumberHints {
  /** The decimal sign as the person says it. */
  said?: '.' | ',' | undefined;
  /** The one that this platform writes. */
  usual: '.' | ',' | null;
  /** The decimals of the currency of the amounts that are open; null where they are of several kinds, or nothing says it. */
  digits: (isOpen: (number: string) => boolean) => number | null;
  /** Finds out whether amounts are written finer than they are kept. */
  rounding?: Rounding;
}

/**
 * Decides from all money cells of a file how its numbers are written. A format must fit every cell; where two that fit
 * disagree, the platform's own sign decides or the person is asked. Refuses the first cell that fits no format.
 */
export function decideNumberFormat(
  cells: Iterable<MoneyCell>,
  { said, usual, digits: digitsOf, rounding = new Rounding() }: NumberHints,
): NumberFormat {
  const decimal = said ?? usual;
  const samples = samplesByShape(cells, rounding);
  const fitting = FORMATS.filter((format) => samples.every(({ text }) => parseNumber(text, format) !== null));
  const [first] = fitting;
  if (!first) refuseOddCell(samples, decimal);
  const isOpen = (text: string) =>
    THREE_AT_END.test(text) && new Set(fitting.map((format) => parseNumber(text, format))).size > 1;
  const odd = samples.find(({ text }) => isOpen(text));
  if (!odd) return fitting.find((format) => format.decimal === decimal) ?? first;
  const withDecimal = (sign: string | null) =>
    fitting.find((format) => format.decimal === sign && format.group !== '') ??
    fitting.find((format) => format.decimal === sign);
  const preferred = withDecimal(decimal);
  if (preferred && (said || !hasThousandths(odd.text, preferred))) return preferred;
  const digits = digitsOf(isOpen);
  if (preferred && digits === 3) return preferred;
  // No platform writes thousandths of a currency that has none: the sign parts thousands, whoever wrote this file.
  const grouped = digits === 0 ? withDecimal(lastSign(odd.text) === '.' ? ',' : '.') : undefined;
  if (grouped) return grouped;
  ask(
    'numbers',
    `${quoted(odd.text)} in ${placed(odd)}, can be read in two ways, and no other amount of the file settles it. Say with --decimal which sign stands before the decimals.`,
  );
}

function lastSign(text: string): string {
  return text.replace(/[^.,]/g, '').slice(-1);
}

function hasThousandths(text: string, { decimal }: NumberFormat): boolean {
  return /^\d{3}\D*$/.test(text.slice(text.lastIndexOf(decimal) + 1)) && text.includes(decimal);
}

/** One cell per pattern of digits and signs: how a number is written does not depend on which digits it has. */
function samplesByShape(cells: Iterable<MoneyCell>, rounding: Rounding): MoneyCell[] {
  const samples = new Map<string, MoneyCell>();
  for (const cell of cells) {
    if (cell.text.length > AMOUNT_LENGTH) refuseOddCell([cell], null);
    rounding.add(cell);
    // Behind a zero there are decimals, which settles what the sign is.
    const start = /^\D*0[.,]/.test(cell.text) ? '0' : '';
    const shape = start + cell.text.replace(/\d/g, '1');
    if (!samples.has(shape)) samples.set(shape, cell);
  }
  const found = [...samples.values()];
  return rounding.isUsual ? found.map((cell) => ({ ...cell, text: roundedNumber(cell.text) })) : found;
}

function refuseOddCell(samples: readonly MoneyCell[], decimal: '.' | ',' | null): never {
  const fits = (format: NumberFormat) => samples.filter(({ text }) => numberIn(text, format) !== null).length;
  const usual = FORMATS.filter((format) => decimal === null || format.decimal === decimal).reduce(
    (best, format) => (fits(format) > fits(best) ? format : best),
  );
  const odd = samples.find(({ text }) => numberIn(text, usual) === null) ?? samples[0];
  const { row, column, text } = odd ?? { row: 0, column: '', text: '' };
  if (text.startsWith('='))
    refuse(
      `${quoted(text)} in ${placed({ row, column })}, is a formula, and nothing is calculated here. Open the file in a spreadsheet program and save it as an Excel workbook (.xlsx): that holds what the formula comes to. Or write the amount in its place.`,
      { row, column },
    );
  if (hasManyDecimals(text))
    refuse(
      `${quoted(text)} in ${placed({ row, column })}, has more than six decimals, and nothing is rounded unseen. Round this column to six decimals in a spreadsheet, and compare its sum.`,
      { row, column },
    );
  refuse(`${quoted(text)} in ${placed({ row, column })}, is no amount like the others of this file.`, {
    row,
    column,
  });
}

/** The number of a text without sign, or null when it is none in this format. */
export function numberIn(text: string, format: NumberFormat): Micros | null {
  return text.length > AMOUNT_LENGTH ? null : parseNumber(text, format);
}

/** The amount of a cell that was part of the decision: a format that was decided fits every cell, rounded where most of them are too fine. */
export function amountOf(number: string, format: NumberFormat): Micros {
  return (
    numberIn(number, format) ??
    numberIn(roundedNumber(number), format) ??
    refuse(`${quoted(number)} is no amount.`)
  );
}

/** The format in words: "1,234.56". */
export function describeFormat({ decimal, group }: NumberFormat): string {
  return `1${group}234${decimal}56`;
}
