import {
  type Currency,
  currencyDigits,
  decimalFromMicros,
  type Micros,
  parseTypedAmount,
} from '@earntrack/domain';

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
  const micros = parseTypedAmount(text, reading.decimal);
  if (micros === null) return { kind: 'fault', message: faultOf(text, reading) };
  const step = 10n ** BigInt(6 - currencyDigits(reading.currency));
  if (micros % step !== 0n && text !== reading.original) {
    return { kind: 'fault', message: tooFine(micros, step, reading) };
  }
  return { kind: 'amount', micros };
}

function tooFine(micros: Micros, step: bigint, reading: AmountReading): string {
  const digits = currencyDigits(reading.currency);
  const magnitude = micros < 0n ? -micros : micros;
  const rounded = ((magnitude + step / 2n) / step) * step;
  const meant = amountText(micros < 0n ? -rounded : rounded, reading);
  const rule =
    digits === 0 ? `${reading.currency} has no decimals` : `${reading.currency} has ${digits} decimals`;
  return `${rule}. Did you mean ${meant}?`;
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
  const example = amountText(12_500_000n, reading);
  const letter = /\p{L}/u.exec(text);
  const repaired = Array.from(text)
    .map((sign) => LOOKALIKES.get(sign) ?? sign)
    .join('')
    .replace(/[^\d.,\-−–() '’]/gu, '');
  const meant = parseTypedAmount(repaired, reading.decimal);
  const what = letter ? letterFault(text, letter[0]) : 'This is not an amount.';
  return meant === null
    ? `${what} Write it like ${example}.`
    : `${what} Did you mean ${amountText(meant, reading)}?`;
}

function letterFault(text: string, letter: string): string {
  const letters = text.match(/\p{L}+/gu) ?? [];
  if (letters.join('').length > 1) return `“${letters.join(' ')}” is not a number.`;
  const place = text.trimEnd().endsWith(letter) ? 'at the end' : 'in it';
  return `There is a letter ${letter} ${place}.`;
}
