/** As spreadsheets and programs write what is very small or large: one digit, its decimals and a power of ten with its sign. */
const SCIENTIFIC = /^([-−–+(]?)(\d)(?:([.,])(\d{1,20}))?[eE]([-−+])(\d{1,2})(\)?)$/;
/** Behind the sign that so many digits follow stand decimals. */
const ZEROS_AT_END = /([.,]\d{6}\d*?)0+(\D*)$/;
const MANY_DECIMALS = /[.,]\d{7,}\D*$/;

/** The same number in digits alone and without zeros after its sixth decimal: "3.6E-05" is 0.000036, and 1.250000000000 is 1.250000. */
export function plainNumber(text: string): string {
  const scientific = SCIENTIFIC.exec(text);
  const digits = scientific ? inDigits(scientific) : text;
  return /\d{7}/.test(digits) ? digits.replace(ZEROS_AT_END, '$1$2') : digits;
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
