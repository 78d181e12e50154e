import type { Clock, ComponentName } from '@earntrack/domain';
import fc from 'fast-check';
import type { ReadOptions } from '../../rows/decisions.ts';
import { asSigned, dateText, type Style, styleOf } from '../written-style.ts';

/** From which every writer makes rows of its own. */
export interface Row {
  /** How many-th it is of its statement, from 0. */
  nth: number;
  day: number;
  /** Of the day, from its beginning. */
  second: number;
  /** Which of the writer's types. */
  type: number;
  cents: number;
  feeCents: number;
  /** Which of the writer's currencies. */
  currency: number;
  /** Of a sale, a trip or a project that several rows are about. */
  reference: number;
}

/** How one and the same statement is written, also where the person or the platform chooses that. */
export interface Form extends Style {
  isDayFirst: boolean;
  hasDecimalComma: boolean;
  /** Which of a writer's sets of columns. */
  columns: number;
  /** Which of a writer's ways of writing moments. */
  moments: number;
  /** Which of a writer's exports and languages: what these call things they say otherwise. */
  edition: number;
}

/** What one line is in books that are kept without the preset: amounts in hundredths of the currency, work in seconds. */
export interface Books {
  /** The day on which it counts. */
  on: string;
  /** A currency, or "s". */
  unit: string;
  /** What the control column says. */
  said: number;
  /** Of an earning; of a payout what was taken for it. */
  parts?: Partial<Record<ComponentName, number>>;
  /** What went to the bank. */
  payout?: number;
  work?: number;
  /** Of the work; left out, it is engaged. */
  clock?: Clock;
  /** No rule is to know what kind it is. */
  isUnknown?: true;
}

/** A line of a file; it is left out where its books have neither parts nor payout nor work. */
export interface Line {
  cells: Record<string, string>;
  books: Books;
}

/** How a platform writes rows. In all forms of one edition they say the same. */
export interface Writer {
  presetId: string;
  lines(rows: readonly Row[], form: Form): Line[];
  /** What a person says of such a file. */
  options(form: Form): ReadOptions;
}

/** Each as often: of small numbers alone many kinds of rows would be rare. */
const anyOf = (count: number) => fc.constantFrom(...Array(count).keys());

const rowOf = fc.record({
  day: anyOf(21),
  second: fc.integer({ min: 0, max: 86_399 }),
  type: anyOf(120),
  cents: fc.integer({ min: 1, max: 20_000_00 }),
  feeCents: fc.integer({ min: 0, max: 500_00 }),
  currency: anyOf(6),
  reference: anyOf(4),
});

export const rowsOf: fc.Arbitrary<Row[]> = fc
  .array(rowOf, { minLength: 1, maxLength: 15, size: 'max' })
  .map((rows) => rows.map((row, nth) => ({ ...row, nth })));

/** The same row so many times. */
export const alikeOf: fc.Arbitrary<Row[]> = fc
  .tuple(rowOf, fc.integer({ min: 2, max: 30 }))
  // Where a trip tells of itself in several rows, they are one earning.
  .map(([row, count]) => Array.from({ length: count }, (_, nth) => ({ ...row, reference: 0, nth })));

export const formOf: fc.Arbitrary<Form> = fc
  .tuple(
    styleOf,
    fc.record({
      isDayFirst: fc.boolean(),
      hasDecimalComma: fc.boolean(),
      columns: anyOf(12),
      moments: anyOf(12),
      edition: anyOf(14),
    }),
  )
  .map(([style, form]) => ({ ...style, ...form }));

/** One of these, in turns. */
export function picked<Each>(all: readonly Each[], at: number): Each {
  const found = all[at % all.length];
  if (found === undefined) throw new Error('There is none');
  return found;
}

const SIGNS: Readonly<Record<string, string>> = { USD: '$', EUR: '€', GBP: '£', JPY: '¥' };

/** Hundredths that a currency has: of yen only whole ones. */
export function centsIn(cents: number, currency: string): number {
  return currency === 'JPY' ? cents * 100 : cents;
}

export function amountText(cents: number, currency: string, form: Form): string {
  const number = (Math.abs(cents) / 100).toFixed(currency === 'JPY' ? 0 : 2);
  const sign = SIGNS[currency] ?? '';
  // The sign of the currency stands before the number, or it or the code behind.
  const behind = form.numbers === 'signed' ? picked(['', ` ${sign}`, ` ${currency}`], form.moments) : '';
  const text = asSigned(cents, number, { numbers: form.numbers, sign: behind === '' ? sign : '' }) + behind;
  if (!form.hasDecimalComma) return text;
  const group = picked(['.', '\u00a0', "'"], form.columns);
  return text.replace(/[.,]/g, (mark) => (mark === '.' ? ',' : group));
}

export const isoDay = (day: number): string => dateText(day, 'iso');

const MONTHS = ['January', 'February', 'March', 'April'];

/** An ISO day in the form's way of writing. */
export function dayText(iso: string, { dates, isDayFirst, moments }: Form): string {
  const [year = '', month = '', day = ''] = iso.split('-');
  const short = [month, day].map((part) => part.replace(/^0/, ''));
  const name = picked(MONTHS, Number(month) - 1);
  if (dates === 'iso') return picked([iso, `${year}/${month}/${day}`, iso.replaceAll('-', '')], moments);
  if (dates === 'named') {
    const abbreviated = name.slice(0, 3);
    return picked(
      [`${name} ${day}, ${year}`, `${short[1]} ${abbreviated} ${year}`, `${day}-${abbreviated}-${year}`],
      moments,
    );
  }
  if (!isDayFirst)
    return picked(
      [`${month}/${day}/${year}`, `${short.join('/')}/${year}`, `${month}-${day}-${year}`],
      moments,
    );
  const [m, d] = short;
  return picked(
    [`${day}/${month}/${year}`, `${d}/${m}/${year}`, `${day}-${month}-${year}`, `${day}.${month}.${year}`],
    moments,
  );
}

/** What a person says of files of whose days no row settles which number is the month. */
export const dateOrderOf = ({ isDayFirst }: Form): ReadOptions => ({
  dateOrder: isDayFirst ? 'dayFirst' : 'monthFirst',
});
