const DELIMITERS: Readonly<Record<string, string>> = { commas: ',', semicolons: ';', tabs: '\t', bars: '|' };

/** A number stands in a cell of a workbook as it is; everything else is a text in which one may be written. */
export type NaiveCell = string | { number: string };

/** The rows of a text from its header on, read once more in the plainest way, by nothing but what the reader says that it decided. */
export function naiveRowsOfText(bytes: Uint8Array, why: string): NaiveCell[][] {
  const [, encoding, separated, mixed] =
    /the text is (\S+), separated by (\w+)(, and its lines end in different ways)?\./.exec(why) ?? [];
  const decoded = new TextDecoder(encoding?.toLowerCase()).decode(bytes);
  const text = mixed === undefined ? decoded : decoded.replace(/\r\n?/g, '\n');
  return belowHeader(naiveRows(text, DELIMITERS[separated ?? ''] ?? ','), why);
}

/** The same of rows that are known already, as those that were put into a workbook. */
export function belowHeader<Cell>(rows: readonly Cell[][], why: string): Cell[][] {
  const [, headerRow = '1'] = /The header is row (\d+);/.exec(why) ?? [];
  return rows.slice(Number(headerRow) - 1);
}

/** Lines end as the first does that ends outside of quotes, so that an end of another kind belongs to its cell. A quote counts where a cell begins, and twice inside it is one. */
function naiveRows(text: string, delimiter: string): string[][] {
  const rows: string[][] = [['']];
  const lineEnd = /\r\n|\n|\r/.exec(text.replace(/"[^"]*"/g, ''))?.[0] ?? '\n';
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const row = rows.at(-1) ?? [];
    const cell = row.at(-1) ?? '';
    const letter = text[at] ?? '';
    if (isQuoted && letter === '"' && text[at + 1] === '"') {
      row[row.length - 1] = `${cell}"`;
      at += 1;
    } else if (isQuoted && letter === '"') isQuoted = false;
    else if (!isQuoted && letter === '"' && cell.trim() === '') isQuoted = true;
    else if (!isQuoted && letter === delimiter) row.push('');
    else if (!isQuoted && text.endsWith(lineEnd, at + 1)) rows.push(['']);
    else row[row.length - 1] = cell + letter;
  }
  return rows;
}
