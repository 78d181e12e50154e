/** As spreadsheets and programs write what is very small or large: one digit, its decimals and a power of ten with its sign. */
const SCIENTIFIC = /^([-−–+(]?)(\d)(?:([.,])(\d{1,20}))?[eE]([-−+])(\d{1,2})(\)?)$/;
/** Behind the sign that so many digits follow stand decimals. */
const ZEROS_AT_END = /([.,]\d{6}\d*?)0+(\D*)$/;
const MANY_DECIMALS = /[.,]\d{7,}\D*$/;

/** A number with more decimals than are kept. Each of its parts is short: a pattern that is not takes time that grows with the cube of a long cell. */
const PARTS = /^(\D{0,5}(?:\d{1,3}[.,' ])*?)(\d{1,15})([.,])(\d{7,50})(\D{0,5})$/;
/** As fine as money is kept. */
const DECIMALS = 6;
/** As many digits of a number as programs keep; what stands behind them came of their binary fractions. */
const SIGNIFICANT_DIGITS = 15;

/**
 * The same number in digits alone and without zeros after its sixth decimal: "3.6E-05" is 0.000036, and 1.250000000000 is 1.250000.
 * 12.340000000000002 is how programs write 12.34 when they have reckoned.
 */
export function plainNumber(text: string): string {
  const scientific = SCIENTIFIC.exec(text);
  const digits = scientific ? inDigits(scientific) : text;
  return /\d{7}/.test(digits) ? withoutRest(digits).replace(ZEROS_AT_END, '$1$2') : digits;
}

/** Without the digits behind those that programs keep, where nothing but zeros stands between them and the sixth decimal. */
function withoutRest(text: string): string {
  const [, , whole = '', , fraction = ''] = PARTS.exec(text) ?? [];
  const leading = /^0*/.exec(`${whole}${fraction}`)?.[0].length ?? 0;
  const places = SIGNIFICANT_DIGITS - whole.length + leading;
  if (fraction.length <= places || places < DECIMALS) return text;
  const short = roundedTo(text, places).replace(ZEROS_AT_END, '$1$2');
  return hasManyDecimals(short) ? text : short;
}

/** Rounded to as many decimals as amounts are kept with, a half away from zero; as it is where it has no more. */
export function roundedNumber(text: string): string {
  return roundedTo(text, DECIMALS);
}

function roundedTo(text: string, places: number): string {
  const [, before = '', whole = '', sign = '', fraction = '', after = ''] = PARTS.exec(text) ?? [];
  if (fraction.length <= places) return text;
  const unit = 10n ** BigInt(fraction.length - places);
  const digits = ((BigInt(`${whole}${fraction}`) + unit / 2n) / unit)
    .toString()
    .padStart(whole.length + places, '0');
  const isCarried = digits.length > whole.length + places;
  // A thousand more stands before the sign that parts thousands.
  return isCarried && /\d/.test(before)
    ? text
    : `${before}${digits.slice(0, -places)}${sign}${digits.slice(-places)}${after}`;
}

/** By what rounding changes a number, in as many decimals as it has: 0.0000004 of 1.2345674. */
export function roundingOf(text: string): { lost: bigint; decimals: number } {
  const [, before = '', whole = '', , fraction = '', after = ''] = PARTS.exec(text) ?? [];
  const unit = 10n ** BigInt(Math.max(0, fraction.length - DECIMALS));
  const rest = BigInt(`${whole}${fraction}` || '0') % unit;
  const lost = rest * 2n >= unit && unit > 1n ? rest - unit : rest;
  const isNegative = /[-−–(]/.test(before) || /[-−–]/.test(after);
  return { lost: isNegative ? -lost : lost, decimals: fraction.length };
}

/** True for a number with more decimals than amounts are kept with. */
export function hasManyDecimals(text: string): boolean {
  return MANY_DECIMALS.test(text);
}

function inDigits([, open = '', first = '', sign = '.', rest = '', way, power, close = '']: RegExpExecArray) {
  const exponent = way === '+' ? Number(power) : -Number(power);
  const digits = `${first}${rest}`;
  const point = 1 + exponent;
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0';
  const fraction = point > 0 ? digits.slice(point) : `${'0'.repeat(-point)}${digits}`;
  return `${open}${whole}${fraction && `${sign}${fraction}`}${close}`;
}
