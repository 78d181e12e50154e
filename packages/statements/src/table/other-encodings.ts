/** Enough of a text to tell how it is written. */
const TOLD_BYTES = 200_000;
const FEWEST_LETTERS = 6;

/** Texts in these make words in no other encoding that is read here, where they are long enough. */
const TELLING = [
  ['Shift_JIS', isJapanese],
  ['Windows-1251', isCyrillic],
] as const;

/** How bytes are written that are no UTF-8 and make no words in Windows-1252; null where nothing makes words of them. */
export function otherEncodingOf(bytes: Uint8Array): (typeof TELLING)[number][0] | null {
  const start = bytes.subarray(0, TOLD_BYTES);
  const [found] = TELLING.find(([encoding, makesWords]) => makesWords(decodedOf(start, encoding))) ?? [];
  return found ?? null;
}

/** Empty where the bytes are none of this encoding, or nothing here knows it. */
function decodedOf(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return '';
  }
}

/** Nearly all is Japanese, and some of it in words: a quote and the letter behind it are one such letter, but none stands beside another. */
function isJapanese(text: string): boolean {
  const others = text.match(/[^\p{ASCII}]/gu)?.length ?? 0;
  const japanese = text.match(/[\p{Script=Han}\u3000-\u30ff\uff00-\uff60\uffe5]/gu)?.length ?? 0;
  const words = text.match(/[\p{Script=Han}\u3040-\u30ff]{2,}/gu) ?? [];
  return words.join('').length >= FEWEST_LETTERS && japanese * 10 > others * 9;
}

/** Words of Cyrillic letters in which no small one stands before a great one, with as many vowels as such words have. */
function isCyrillic(text: string): boolean {
  const words = text.match(/(?<!\p{L})[\u0400-\u045f\u0490\u0491]{2,}(?!\p{L})/gu) ?? [];
  const letters = words.join('');
  const others = text.match(/[\u0080-\uffff]/g)?.length ?? 0;
  const vowels = letters.match(/[аеиоуыіАЕИОУІ]/g)?.length ?? 0;
  const turned = words.filter((word) => /\p{Ll}\p{Lu}/u.test(word)).length;
  return (
    letters.length >= FEWEST_LETTERS &&
    letters.length * 10 > others * 7 &&
    vowels * 4 > letters.length &&
    turned * 10 < words.length
  );
}
