import papaparse from 'papaparse';

export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

export const DELIMITER_NAMES: Record<Delimiter, string> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'bars',
};

export type Newline = '\r\n' | '\n' | '\r';

/** Some exports put title lines above the header; where it is further down, somebody has to say so. */
export const HEADER_ROWS_SEARCHED = 5;

/** A header is shorter. */
const START_LENGTH = 100_000;

/** Records from the first line on: index 0 is what a spreadsheet shows as row 1. */
export type Records = string[][];

/** The first `count` records; quoting errors do not matter yet. The parser's quick way would part the whole text for them. */
export function previewRecords(text: string, delimiter: Delimiter, count: number): Records {
  const writing = { delimiter, newline: newlineOf(text), fastMode: false };
  return papaparse.parse<string[]>(text, { ...writing, preview: count }).data;
}

/** How the first line ends. Guessed from all lines, one odd end would put a row of data into the header, where nobody misses it. */
export function newlineOf(text: string): Newline {
  const unquoted = text.slice(0, START_LENGTH).replace(/"[^"]*"/g, '');
  const [newline] = /\r\n|\n|\r/.exec(unquoted) ?? ['\n'];
  return newline as Newline;
}

export function isBlank(record: readonly string[]): boolean {
  return record.every((cell) => cell.trim() === '');
}

/**
 * The delimiter under which most rows have the same number of cells, and many: for files that no layout fits. Titles above a table are not
 * so wide. Of two that part them alike a comma is the one inside amounts.
 */
export function likelyDelimiter(text: string): Delimiter {
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const rowsOfWidth = new Map<number, number>();
    for (const record of previewRecords(text, delimiter, 50))
      if (!isBlank(record)) rowsOfWidth.set(record.length, (rowsOfWidth.get(record.length) ?? 0) + 1);
    const scores = [...rowsOfWidth].map(([width, rows]) => (width < 2 ? 0 : width * rows));
    const score = Math.max(0, ...scores);
    if (score > 0 && score >= best.score) best = { delimiter, score };
  }
  return best.delimiter;
}
