/**
 * The languages of names in exports. To add one, name it here and give it a line in the tables beside this file; to add a word, write it into the
 * line of its language. A word that several languages share stands once, under the first of them; Danish, Norwegian and Swedish are one line.
 */
export type Language =
  | 'en'
  | 'de'
  | 'fr'
  | 'es'
  | 'it'
  | 'pt'
  | 'nl'
  | 'nordic'
  | 'fi'
  | 'pl'
  | 'cs'
  | 'hu'
  | 'ro'
  | 'el'
  | 'et'
  | 'tr'
  | 'ru'
  | 'uk'
  | 'ja';

/** Of each language the words that mean one thing: alternatives of a regular expression, between bars, in any order. */
export type Words = Readonly<Partial<Record<Language, string>>>;

/** All of them as one part of a regular expression. */
export function anyOf(words: Words): string {
  return `(?:${Object.values(words).join('|')})`;
}

/** Any of them by itself: letters of any language around it make another word. */
export function wholeWords(words: Words | string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${partOf(words)}(?![\\p{L}\\p{N}])`, 'iu');
}

/** The same where digits may stand against them, as in “KW12”. */
export function letterWords(words: Words | string): RegExp {
  return new RegExp(`(?<!\\p{L})${partOf(words)}(?!\\p{L})`, 'iu');
}

/** The same where only letters of English, digits and _ make another word. */
export function asciiWords(words: Words | string): RegExp {
  return new RegExp(`\\b${partOf(words)}\\b`, 'i');
}

/** Any of them as the whole of a name. */
export function wholeName(words: Words | string): RegExp {
  return new RegExp(`^${partOf(words)}$`, 'iu');
}

/** Any of them wherever it stands: for languages that write words without anything between them, and for parts of words. */
export function anywhere(words: Words): RegExp {
  return new RegExp(anyOf(words), 'iu');
}

/** What one of these says. */
export function either(...any: readonly RegExp[]): RegExp {
  return new RegExp(any.map(({ source }) => source).join('|'), 'iu');
}

function partOf(words: Words | string): string {
  return typeof words === 'string' ? `(?:${words})` : anyOf(words);
}
