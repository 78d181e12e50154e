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
  return withoutSpaces(text, delimiter);
}

/** No single pattern for a whole cell: one of many megabytes would exhaust its stack. */
function withoutSpaces(text: string, delimiter: string): string {
  const opening = new RegExp(`(^|[${delimiter}\r\n]) *"`, 'g');
  const behind = new RegExp(` *(?=[${delimiter}\r\n]|$)`, 'y');
  const pieces: string[] = [];
  let from = 0;
  for (let found = opening.exec(text); found !== null; found = opening.exec(text)) {
    const [, before = ''] = found;
    const quote = opening.lastIndex - 1;
    const end = closingQuote(text, quote + 1) + 1;
    // What follows is all in a cell that is never closed.
    if (end === 0) break;
    behind.lastIndex = end;
    if (!behind.test(text)) continue;
    pieces.push(text.slice(from, found.index + before.length), text.slice(quote, end));
    from = behind.lastIndex;
    opening.lastIndex = from;
  }
  return pieces.join('') + text.slice(from);
}

/** Where the quote stands that closes a cell, as two of them are one of its text; -1 where none does. */
function closingQuote(text: string, start: number): number {
  let at = text.indexOf('"', start);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
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
