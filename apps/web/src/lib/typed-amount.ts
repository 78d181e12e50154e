import {
  type Currency,
  currencyDigits,
  decimalFromMicros,
  isTypedAmountTooLarge,
  type Micros,
  parseTypedAmount,
} from '@earntrack/domain';
import { apartFromCurrency } from './typed-currency.ts';

export type DecimalSign = '.' | ',';

/** What was typed: an amount, nothing at all, or something that needs another look. */
export type TypedAmount =
  | { kind: 'amount'; micros: Micros }
  | { kind: 'empty' }
  | { kind: 'fault'; message: string };

export interface AmountReading {
  decimal: DecimalSign;
  currency: Currency;
  /** The text that was there before editing: it is taken even with more decimals than a person would type. */
  original?: string;
}

/** The sign before the decimals where `locale` is read. */
export function decimalSignOf(locale: string): DecimalSign {
  const part = new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === 'decimal');
  return part?.value === ',' ? ',' : '.';
}

/** An amount as a person would type it, without thousands signs: "−3,05". */
export function amountText(micros: Micros, { currency, decimal }: AmountReading): string {
  const [whole = '0', fraction = ''] = decimalFromMicros(micros).split('.');
  const decimals = fraction.padEnd(currencyDigits(currency), '0');
  return `${whole}${decimals && decimal}${decimals}`.replace('-', '−');
}

/** Reads a typed amount; a fault says what is wrong and what was probably meant. */
export function readTypedAmount(text: string, reading: AmountReading): TypedAmount {
  if (text.trim() === '') return { kind: 'empty' };
  const { amount, other } = apartFromCurrency(text, reading.currency);
  if (other) {
    const message = `You wrote ${other}, but this is kept in ${reading.currency}. Change one of the two.`;
    return { kind: 'fault', message };
  }
  const micros = parseTypedAmount(amount, reading.decimal);
  if (micros === null) return { kind: 'fault', message: faultOf(amount, reading) };
  const step = 10n ** BigInt(6 - currencyDigits(reading.currency));
  if (micros % step !== 0n && text !== reading.original) {
    return { kind: 'fault', message: tooFine(micros, asThousands(amount, reading), reading) };
  }
  return { kind: 'amount', micros };
}

/** The other reading of "12.345", where the sign may have been meant between thousands. */
function asThousands(text: string, { decimal }: AmountReading): Micros | null {
  return parseTypedAmount(text, decimal === '.' ? ',' : '.');
}

function tooFine(micros: Micros, other: Micros | null, reading: AmountReading): string {
  const digits = currencyDigits(reading.currency);
  const step = 10n ** BigInt(6 - digits);
  const magnitude = micros < 0n ? -micros : micros;
  const rounded = ((magnitude + step / 2n) / step) * step;
  const meant = [micros < 0n ? -rounded : rounded];
  if (other !== null && other !== micros) meant.push(other);
  const rule =
    digits === 0 ? `${reading.currency} has no decimals` : `${reading.currency} has ${digits} decimals`;
  return `${rule}. Did you mean ${meant.map((each) => amountText(each, reading)).join(' or ')}?`;
}

const LOOKALIKES: ReadonlyMap<string, string> = new Map([
  ['o', '0'],
  ['O', '0'],
  ['l', '1'],
  ['I', '1'],
  ['i', '1'],
  ['S', '5'],
  ['s', '5'],
  ['B', '8'],
]);

function faultOf(text: string, reading: AmountReading): string {
  if (isTypedAmountTooLarge(text, reading.decimal)) {
    return 'This is too large: an amount has at most twelve digits before the decimals.';
  }
  const letter = /\p{L}/u.exec(text);
  const meant = probablyMeant(text, reading);
  const what = letter ? letterFault(text, letter[0]) : 'This is not an amount.';
  return meant === null
    ? `${what} Write it like ${amountText(12_500_000n, reading)}.`
    : `${what} Did you mean ${amountText(meant, reading)}?`;
}

/** The one number in the text, letters that look like digits taken for them; nothing where its digits stand apart. */
function probablyMeant(text: string, reading: AmountReading): Micros | null {
  const repaired = text.replace(/[^\s]*\d[^\s]*/gu, (word) =>
    Array.from(word, (sign) => LOOKALIKES.get(sign) ?? sign).join(''),
  );
  const [number] = /^[^\d.,\-−–(]*([\d.,\-−–() '’]*)[^\d]*$/u.exec(repaired)?.slice(1) ?? [];
  return number === undefined ? null : parseTypedAmount(number, reading.decimal);
}

function letterFault(text: string, letter: string): string {
  const letters = text.match(/\p{L}+/gu) ?? [];
  if (letters.join('').length > 1) return `“${letters.join(' ')}” is not a number.`;
  const place = text.trimEnd().endsWith(letter) ? 'at the end' : 'in it';
  return `There is a letter ${letter} ${place}.`;
}
