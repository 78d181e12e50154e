import { isCurrency } from '@earntrack/domain';

/** In brackets or after a bar there is nothing but a currency that so few letters could mean. */
const MARKED = /[([]\s*(\S{1,4})\s*[)\]]|\|\s*(\S{1,4})\s*$/g;
const NOTE_AT_END = /\s*[([][^()[\]]*[)\]]\s*$/;
/** Codes that are words as well: before other words they may be those ("ALL fees"). */
const WORDS: ReadonlySet<string> = new Set(
  'ALL BAM BOB COP CUP GEL LAK MAD MOP PEN RON SOS TOP TRY'.split(' '),
);
/** Where these stand behind a name, it may still be the word: "Fees ALL", "Tips TOP". */
const WORDS_AT_END: ReadonlySet<string> = new Set(['ALL', 'TOP']);

const SIGN = /^\p{Lu}{0,2}\p{Sc}$/u;
const SIGN_IN_LETTERS = /^(?:zł|Kč|kr)$/;

/**
 * The code or sign of a currency in the name of a column of money, as far as it can be nothing else: in brackets or after a bar
 * ("Amount (EUR)", "Fare|€"), else as the last word or the first one ("Amount EUR", "€ net", "fare_eur"). Null where there is none.
 */
export function currencyIn(name: string): string | null {
  const marked = [...name.matchAll(MARKED)].map(([, bracketed, barred]) => bracketed ?? barred ?? '');
  const told = marked.find((text) => isCurrency(text) || SIGN.test(text) || SIGN_IN_LETTERS.test(text));
  if (told !== undefined) return told;
  const words = name
    .replace(NOTE_AT_END, '')
    .split(/[^\p{L}\p{N}\p{Sc}]+/u)
    .filter(Boolean);
  const [first = '', last = ''] = [words[0], words.at(-1)];
  if (isCurrency(last) && !WORDS_AT_END.has(last)) return last;
  if (isCurrency(first) && !WORDS.has(first)) return first;
  // Small letters are a code only in the names that programs give.
  const [, behind = ''] = /_([a-z]{3})$/.exec(name.trim()) ?? [];
  const upper = behind.toUpperCase();
  if (isCurrency(upper) && !WORDS_AT_END.has(upper)) return upper;
  return [last, first].find((word) => SIGN.test(word) || SIGN_IN_LETTERS.test(word)) ?? null;
}

/** The name with a `*` in place of the code or sign of a currency, to be compared with that of another one; null where there is none. */
export function apartFromCurrency(name: string): string | null {
  const told = currencyIn(name);
  if (told === null) return null;
  return name.replace(new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(told)}(?![\\p{L}\\p{N}])`, 'iu'), '*');
}
