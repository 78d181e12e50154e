import { type Currency, isCurrency, type Micros, type NumberFormat } from '@earntrack/domain';
import { SIGNS } from './currency-signs.ts';
import { cutText } from './cut-text.ts';
import { formatsOf, numberIn, withoutSign } from './money-cells.ts';

/** Amounts stand at the beginning of such texts; longer ones are somebody's words. */
const SEARCHED_LENGTH = 200;

const NUMBER = String.raw`[-−–]?\d[\d.,' \u00a0\u202f]{0,24}`;
const KNOWN_SIGNS = SIGNS.map(([sign]) => sign.replace(/[$./\\]/g, String.raw`\$&`)).join('|');
const SIGN = String.raw`(?:${KNOWN_SIGNS}|[A-Z]{3})`;
const AMOUNT = new RegExp(
  String.raw`(?<![\p{L}\p{N}])[-−–]?${SIGN} ?${NUMBER}|${NUMBER} ?${SIGN}(?![\p{L}\p{N}])`,
  'gu',
);

/** The one amount with a currency that stands inside a text; null when there is none, or more than one. */
export function moneyInText(
  text: string,
  format: NumberFormat,
): { amount: Micros; currencies: readonly string[] } | null {
  const found = [...cutText(text, SEARCHED_LENGTH).matchAll(AMOUNT)].flatMap(([match]) => {
    const { number, currencies } = withoutSign(match.trim().replace(/(\d)[.,' ]+$/, '$1'));
    const isMoney = currencies?.some((code): code is Currency => isCurrency(code));
    const amount = isMoney ? inAnyGrouping(number, format) : null;
    return amount === null || currencies === null ? [] : [{ amount, currencies }];
  });
  const [only, ...others] = found;
  return only && others.length === 0 ? only : null;
}

/**
 * The columns of amounts may be empty or too small to show how this file writes numbers: its decimal sign comes first, with every
 * way of parting thousands, and the other one where that fits not.
 */
function inAnyGrouping(number: string, { decimal }: NumberFormat): Micros | null {
  for (const format of [...formatsOf(decimal), ...formatsOf(decimal === '.' ? ',' : '.')]) {
    const amount = numberIn(number, format);
    if (amount !== null) return amount;
  }
  return null;
}
