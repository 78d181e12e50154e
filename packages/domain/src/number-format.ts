import { type Micros, microsFromDecimal } from './money.ts';

/** How numbers are written in one place: which sign comes before the decimals and which between the thousands. */
export interface NumberFormat {
  decimal: '.' | ',';
  group: '' | '.' | ',' | ' ' | "'";
}

/** As many as the contract takes, which with six decimals fits an int8. */
const MAX_WHOLE_DIGITS = 12;

const GROUP_SIGNS = { ' ': '[ \\u00a0\\u202f\\u2009]', "'": "['\\u2019]", '.': '\\.', ',': ',' } as const;

/**
 * The amount that `text` means in `format`, or null when it does not fit: a cell is refused, never guessed. Takes a
 * leading minus of any kind (- − –), a trailing one, or parentheses for negative; thousands must stand in threes (or
 * the Indian twos and three). Up to six decimals. No currency signs: strip them first.
 */
export function parseNumber(text: string, format: NumberFormat): Micros | null {
  const number = readNumber(text, format);
  return number === 'tooLarge' ? null : number;
}

function readNumber(text: string, format: NumberFormat): Micros | 'tooLarge' | null {
  const trimmed = text.replace(/^[\s\u00a0]+|[\s\u00a0]+$/g, '');
  const parenthesised = /^\((.*)\)$/.exec(trimmed);
  const signed = /^([-\u2212\u2013+]?)[ \u00a0]?(.*?)([-\u2212]?)$/.exec(parenthesised?.[1] ?? trimmed);
  const [, lead = '', body = '', trail = ''] = signed ?? [];
  if ((lead && trail) || (parenthesised && (lead || trail))) return null;
  const group = format.group === '' ? '' : GROUP_SIGNS[format.group];
  // What begins with a zero has no thousands: "0.123" is a part of one.
  const whole = group ? `[1-9]\\d{0,2}(?:${group}\\d{2,3})*${group}\\d{3}|\\d+` : '\\d+';
  const match = new RegExp(`^(${whole})?(?:\\${format.decimal}(\\d{0,6}))?$`).exec(body);
  if (!match || (!match[1] && !match[2])) return null;
  const digits = (match[1] ?? '0').replace(/\D/g, '');
  if (digits.length > MAX_WHOLE_DIGITS) return 'tooLarge';
  const micros = microsFromDecimal(match[2] ? `${digits}.${match[2]}` : digits);
  return parenthesised || trail || (lead && lead !== '+') ? -micros : micros;
}

/**
 * What a person meant by a typed amount: "1.234,56", "1,234.56", "12,5", "1 234.50", "−3". The last of two different
 * signs is the decimal one; a single sign is a decimal one unless exactly three digits follow it and `decimal`, the sign
 * of the person's locale, is the other one. Null when it is no amount.
 */
export function parseTypedAmount(text: string, decimal: '.' | ','): Micros | null {
  const compact = compactOf(text);
  return parseNumber(compact, formatOf(compact, decimal));
}

/** True where `parseTypedAmount` refuses a number only for having more than twelve digits before the decimals. */
export function isTypedAmountTooLarge(text: string, decimal: '.' | ','): boolean {
  const compact = compactOf(text);
  return readNumber(compact, formatOf(compact, decimal)) === 'tooLarge';
}

function compactOf(text: string): string {
  return text.replace(/[\s\u00a0\u202f\u2019']/g, '');
}

function formatOf(compact: string, decimal: '.' | ','): NumberFormat {
  const lastDot = compact.lastIndexOf('.');
  const lastComma = compact.lastIndexOf(',');
  if (lastDot < 0 && lastComma < 0) return { decimal: '.', group: '' };
  if (lastDot >= 0 && lastComma >= 0) {
    return lastDot > lastComma ? { decimal: '.', group: ',' } : { decimal: ',', group: '.' };
  }
  const sign = lastDot >= 0 ? '.' : ',';
  const repeated = compact.indexOf(sign) !== compact.lastIndexOf(sign);
  const isGroup = repeated || (sign !== decimal && /^\D*[1-9]\d{0,2}[.,]\d{3}\D*$/.test(compact));
  const other = sign === '.' ? ',' : '.';
  return isGroup ? { decimal: other, group: sign } : { decimal: sign, group: '' };
}
