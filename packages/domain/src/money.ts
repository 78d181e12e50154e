import { type Currency, currencyDigits } from './currency.ts';

/** Millionths of a currency's main unit, so that 6.816 dollars and 12 yen are both exact. */
export type Micros = bigint;

export const MICROS_PER_UNIT = 1_000_000n;

const DECIMAL = /^(-)?(\d+)(?:\.(\d{1,6}))?$/;

/**
 * Micros of a plain decimal string ("-12.5"): the form of the wire, never of a person.
 * Of any size, as sums are shown that no column holds; the contract bounds what is taken in. Throws a RangeError for another
 * form or more than six decimals.
 */
export function microsFromDecimal(decimal: string): Micros {
  const match = DECIMAL.exec(decimal);
  if (!match) throw new RangeError(`"${decimal}" is not a decimal number with up to six decimals`);
  const [, sign, whole = '', fraction = ''] = match;
  const magnitude = BigInt(whole) * MICROS_PER_UNIT + BigInt(fraction.padEnd(6, '0'));
  return sign ? -magnitude : magnitude;
}

/** The shortest exact decimal string of an amount: 20448000n is "20.448", never "20.45". Inverse of `microsFromDecimal`. */
export function decimalFromMicros(micros: Micros): string {
  // Most parts of most earnings are nothing, and a list has hundreds of parts.
  if (micros === 0n) return '0';
  const digits = (micros < 0n ? -micros : micros).toString().padStart(7, '0');
  const fraction = digits.slice(-6).replace(/0+$/, '');
  return `${micros < 0n ? '-' : ''}${digits.slice(0, -6)}${fraction && `.${fraction}`}`;
}

/**
 * The decimal string in the currency's own digits, rounded half away from zero. The one place where money is rounded:
 * round a sum once, never its parts.
 */
export function roundedDecimal(micros: Micros, currency: Currency): string {
  const digits = currencyDigits(currency);
  const step = 10n ** BigInt(6 - digits);
  const magnitude = micros < 0n ? -micros : micros;
  const steps = (magnitude + step / 2n) / step;
  const text = steps.toString().padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  const sign = micros < 0n && steps > 0n ? '-' : '';
  return digits === 0 ? `${sign}${text}` : `${sign}${whole}.${text.slice(-digits)}`;
}

/** The sum of amounts of one currency; the caller keeps currencies apart. */
export function sumMicros(amounts: Iterable<Micros>): Micros {
  let total = 0n;
  for (const amount of amounts) total += amount;
  return total;
}

/**
 * Splits `total` in proportion to `weights` so that the parts add up to it exactly (largest remainder; ties to the
 * earlier part). All-zero weights split evenly. Throws a RangeError for no weights or a negative one.
 */
export function allocate(total: bigint, weights: readonly bigint[]): bigint[] {
  if (weights.length === 0) throw new RangeError('There is nothing to allocate to');
  if (weights.some((weight) => weight < 0n)) throw new RangeError('A weight cannot be negative');
  if (weights.length === 1) return [total];
  if (weights.every((weight) => weight === weights[0])) return splitEvenly(total, weights.length);
  const whole = sumMicros(weights);
  const magnitude = total < 0n ? -total : total;
  const parts = weights.map((share) => (magnitude * share) / whole);
  const byRemainder = weights
    .map((share, index) => ({ index, remainder: (magnitude * share) % whole }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  let left = magnitude - sumMicros(parts);
  for (const { index } of byRemainder) {
    if (left === 0n) break;
    parts[index] = (parts[index] ?? 0n) + 1n;
    left -= 1n;
  }
  return total < 0n ? parts.map((part) => -part) : parts;
}

/** Time that several share is split so thousands of times in one answer. What is left over goes to the first parts. */
function splitEvenly(total: bigint, count: number): bigint[] {
  const part = total / BigInt(count);
  const left = Number(total % BigInt(count));
  const step = total < 0n ? -1n : 1n;
  return Array.from({ length: count }, (_, index) => (index < Math.abs(left) ? part + step : part));
}
