import papaparse from 'papaparse';
import { refuse } from './problem.ts';

export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** A header is shorter. */
const START_LENGTH = 100_000;

/** Records from the first line on: index 0 is what a spreadsheet shows as row 1. */
export type Records = string[][];

/** The first `count` records; quoting errors do not matter yet. */
export function previewRecords(text: string, delimiter: Delimiter, count: number): Records {
  return papaparse.parse<string[]>(text, { delimiter, newline: newlineOf(text), preview: count }).data;
}

/** Every record of the file. Refuses broken quotes, naming the row. */
export function readRecords(text: string, delimiter: Delimiter): Records {
  const { data, errors } = papaparse.parse<string[]>(text, { delimiter, newline: newlineOf(text) });
  const quotes = errors.find((error) => error.type === 'Quotes');
  if (quotes) {
    const row = (quotes.row ?? 0) + 1;
    refuse(`Row ${row} has quotes that do not match. The file may be cut off or edited.`, { row });
  }
  return data;
}

/** How the first line ends. Guessed from all lines, one odd end would put a row of data into the header, where nobody misses it. */
function newlineOf(text: string): '\r\n' | '\n' | '\r' {
  const unquoted = text.slice(0, START_LENGTH).replace(/"[^"]*"/g, '');
  const [newline] = /\r\n|\n|\r/.exec(unquoted) ?? ['\n'];
  return newline as '\r\n' | '\n' | '\r';
}

export function isBlank(record: readonly string[]): boolean {
  return record.every((cell) => cell.trim() === '');
}

/** The delimiter under which most rows have as many cells as the first: for files that no layout fits. */
export function likelyDelimiter(text: string): Delimiter {
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const records = previewRecords(text, delimiter, 50).filter((record) => !isBlank(record));
    const width = Math.max(0, ...records.slice(0, 5).map((record) => record.length));
    const score = width < 2 ? 0 : width * records.filter((record) => record.length === width).length;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}
