import papaparse from 'papaparse';
import { type Delimiter, likelyDelimiter, newlineOf, previewRecords } from '../table/table.ts';

/** A line feed without a carriage return before it, or that without a line feed behind it. */
const ALONE = /(?<!\r)\n|\r(?!\n)/;
/** Among so many rows the widest is as wide as the table. */
const ROWS_MEASURED = 200;

/**
 * The text with one end of line, where its lines end in different ways, as those of files do that were put together out of several. Where
 * only some ends count, two rows are one that is wider than the table, or has its quotes inside a cell; a text that has the other end inside a cell stays as it is.
 */
export function withOneLineEnd(text: string): string {
  if (!text.includes('\r') || !text.includes('\n') || !ALONE.test(text)) return text;
  const parted = text.replace(/\r\n?/g, '\n');
  const delimiter = likelyDelimiter(parted);
  const widths = previewRecords(parted, delimiter, ROWS_MEASURED).map((record) => record.length);
  return isTorn(text, delimiter, Math.max(...widths)) ? parted : text;
}

function isTorn(text: string, delimiter: Delimiter, width: number): boolean {
  let isFound = false;
  papaparse.parse<string[]>(text, {
    delimiter,
    newline: newlineOf(text),
    step: ({ data, errors }, parser) => {
      isFound ||= data.length > width || errors.some(({ type }) => type === 'Quotes');
      if (isFound) parser.abort();
    },
  });
  return isFound;
}
