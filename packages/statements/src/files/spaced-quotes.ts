import { likelyDelimiter } from '../table/table.ts';

/** So that a text without such quotes is not looked through again. */
const SPACED_QUOTE = /[,;|] +"/;
/** The line of names is shorter, and stands further up. */
const START_LENGTH = 10_000;

/**
 * The text without the spaces that some programs write behind each comma, where they would stand before quotes: `"Date", "Note"`. A quote is one only
 * at the beginning of a cell, so commas in such texts would part them. Where the line of names has no such spaces, they belong to the texts.
 */
export function withoutSpacesBeforeQuotes(text: string): string {
  if (!SPACED_QUOTE.test(text)) return text;
  const delimiter = likelyDelimiter(text);
  if (delimiter === '\t' || !isSpaced(text, delimiter)) return text;
  const sign = delimiter === '|' ? String.raw`\|` : delimiter;
  const cell = new RegExp(String.raw`(^|[${sign}\r\n]) *"((?:[^"]|"")*)" *(?=[${sign}\r\n]|$)`, 'g');
  return text.replace(cell, '$1"$2"');
}

/** True where behind each delimiter of the names stands a space. */
function isSpaced(text: string, delimiter: string): boolean {
  const names = text
    .slice(0, START_LENGTH)
    .split(/[\r\n]+/)
    .find((line) => line.includes(delimiter));
  return (
    names
      ?.split(delimiter)
      .slice(1)
      .every((name) => name.startsWith(' ')) ?? false
  );
}
