import type { Statement } from '../statement.ts';
import { PRESETS } from '../presets/index.ts';

const DELIMITERS: Readonly<Record<string, string>> = { commas: ',', semicolons: ';', tabs: '\t', bars: '|' };

/**
 * What the money column of a file adds up to, read once more in the plainest way: letter by letter, and with nothing of the
 * reader but what it says that it decided. Null for a file of hours.
 */
export function naiveSum(bytes: Uint8Array, { presetId, why }: Statement): bigint | null {
  const [, headerRow, encoding, separated, mixed] =
    /The header is row (\d+); the text is (\S+), separated by (\w+)(, and its lines end in different ways)?\./.exec(
      why,
    ) ?? [];
  const [, group = '', decimal = '.'] = /Numbers are read like 1(.?)234([.,])56/.exec(why) ?? [];
  const preset = PRESETS.find(({ id }) => id === presetId);
  if (!preset?.control) return null;
  const { column, plus = [], less = [] } = preset.control;
  const decoded = new TextDecoder(encoding?.toLowerCase()).decode(bytes);
  const text = mixed === undefined ? decoded : decoded.replace(/\r\n?/g, '\n');
  const rows = naiveRows(text, DELIMITERS[separated ?? ''] ?? ',').slice(Number(headerRow) - 1);
  const at = (name: string) => {
    const names = preset.layouts
      .flatMap(({ money }) => money[name] ?? [])
      .filter((ref) => typeof ref === 'string')
      .map(plain);
    return rows[0]?.findIndex((cell) => names.includes(plain(cell))) ?? -1;
  };
  const sumOf = (index: number) =>
    rows.slice(1).reduce((sum, row) => sum + naiveMicros(row[index] ?? '', group, decimal), 0n);
  if (at(column) >= 0) return sumOf(at(column));
  // Where no column is the sum of others, they are added up.
  const [added, taken] = [plus.map(at), less.map(at)];
  if ([...added, ...taken].some((index) => index < 0) || added.length === 0)
    throw new Error('No column of the control total is in the header');
  const total = (indexes: readonly number[]) => indexes.reduce((sum, index) => sum + sumOf(index), 0n);
  return total(added) - total(taken);
}

function plain(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\ufeff-]+/g, ' ')
    .replace(/ ?: ?/g, ':')
    .trim();
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

function naiveMicros(cell: string, group: string, decimal: string): bigint {
  // A word in place of an amount, with whatever signs: a spreadsheet adds nothing for it.
  if (!/\d/.test(cell)) return 0n;
  const figures = cell.replace(/[^\d.,]/g, '').replaceAll(group === '' ? '\0' : group, '');
  const [whole = '', fraction = ''] = figures.split(decimal);
  const rest = fraction.slice(6, 7) >= '5' ? 1n : 0n;
  const micros = BigInt(`${whole || '0'}${fraction.slice(0, 6).padEnd(6, '0')}`) + rest;
  // Before the figures, as most write it, or behind them, as some ledgers do.
  return /^\D*[-−–(]/.test(cell) || /[-−–]\D*$/.test(cell) ? -micros : micros;
}
