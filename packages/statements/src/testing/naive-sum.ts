import type { Statement } from '../statement.ts';
import { PRESETS } from '../presets/index.ts';

const DELIMITERS: Readonly<Record<string, string>> = { commas: ',', semicolons: ';', tabs: '\t', bars: '|' };

/**
 * What the money column of a file adds up to, read once more in the plainest way: letter by letter, and with nothing of the
 * reader but what it says that it decided. Null for a file of hours.
 */
export function naiveSum(bytes: Uint8Array, { presetId, why }: Statement): bigint | null {
  const [, group = '', decimal = '.'] = /Numbers are read like 1(.?)234([.,])56/.exec(why) ?? [];
  const preset = PRESETS.find(({ id }) => id === presetId);
  if (!preset?.control) return null;
  const { column, plus = [], less = [] } = preset.control;
  const rows = rowsBelowHeader(bytes, why);
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

/**
 * What the column of durations of a file of hours adds up to, in seconds. Null for a file of money, and where a row says how long it took
 * in another way: by its start and end, or with units.
 */
export function naiveSeconds(bytes: Uint8Array, { presetId, why }: Statement): bigint | null {
  const preset = PRESETS.find(({ id }) => id === presetId);
  if (!preset || preset.control) return null;
  const [header = [], ...rows] = rowsBelowHeader(bytes, why);
  const names = preset.layouts
    .flatMap(({ columns }) => columns.hours ?? [])
    .filter((ref) => typeof ref === 'string')
    .map(plain);
  const column = names.map((name) => header.findIndex((cell) => plain(cell) === name)).find((at) => at >= 0);
  if (column === undefined) return null;
  const filled = rows.filter((row) => row.some((cell) => cell.trim() !== ''));
  const cells = filled.map((row) => (row[column] ?? '').trim());
  if (cells.some((cell) => cell === '' || /\d.*[a-z]/i.test(cell))) return null;
  return cells.reduce((sum, cell) => sum + naiveDuration(cell), 0n);
}

/** What is no duration counts for nothing, and so does one that is longer than a week. */
function naiveDuration(cell: string): bigint {
  const [, hours, minutes, seconds = '0'] = /^(\d{1,3}):([0-5]\d)(?::([0-5]\d))?$/.exec(cell) ?? [];
  const long =
    hours === undefined ? naiveHours(cell) : Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return long > 7 * 86_400 ? 0n : BigInt(long);
}

function naiveHours(cell: string): number {
  return /^\d{1,3}(?:[.,]\d{1,20})?$/.test(cell) ? Math.round(Number(cell.replace(',', '.')) * 3600) : 0;
}

function rowsBelowHeader(bytes: Uint8Array, why: string): string[][] {
  const [, headerRow, encoding, separated, mixed] =
    /The header is row (\d+); the text is (\S+), separated by (\w+)(, and its lines end in different ways)?\./.exec(
      why,
    ) ?? [];
  const decoded = new TextDecoder(encoding?.toLowerCase()).decode(bytes);
  const text = mixed === undefined ? decoded : decoded.replace(/\r\n?/g, '\n');
  return naiveRows(text, DELIMITERS[separated ?? ''] ?? ',').slice(Number(headerRow) - 1);
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
