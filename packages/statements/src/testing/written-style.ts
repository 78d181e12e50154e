import fc from 'fast-check';
import type { StatementItem } from '../statement.ts';

/** How one and the same statement is written down. */
export interface Style {
  columnOrder: number;
  rowOrder: number;
  delimiter: string;
  dates: 'named' | 'monthFirst' | 'iso';
  numbers: 'plain' | 'grouped' | 'parentheses' | 'signed';
  newline: string;
}

const MONTHS = ['Jan', 'Feb', 'Mar'];

export const styleOf: fc.Arbitrary<Style> = fc.record({
  columnOrder: fc.integer({ min: 1, max: 1000 }),
  rowOrder: fc.integer({ min: 1, max: 1000 }),
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  dates: fc.constantFrom('named', 'monthFirst', 'iso'),
  numbers: fc.constantFrom('plain', 'grouped', 'parentheses', 'signed'),
  newline: fc.constantFrom('\n', '\r\n'),
});

/** The same order for the same seed. */
function shuffled<Entry>(entries: readonly Entry[], seed: number): Entry[] {
  return entries
    .map((entry, index) => ({ entry, rank: Math.imul(index + 1, seed * 2_654_435_761) >>> 0 }))
    .sort((left, right) => left.rank - right.rank)
    .map(({ entry }) => entry);
}

export function written(cents: number, numbers: Style['numbers']): string {
  return asSigned(cents, (Math.abs(cents) / 100).toFixed(2), { numbers, sign: '$' });
}

/** A number without its sign, with that and whatever else this style writes; `sign` is that of its currency. */
export function asSigned(
  cents: number,
  number: string,
  { numbers, sign }: Pick<Style, 'numbers'> & { sign: string },
): string {
  const grouped = numbers === 'plain' ? number : number.replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ',');
  if (cents >= 0) return numbers === 'signed' ? `${sign}${grouped}` : grouped;
  if (numbers === 'parentheses') return `(${grouped})`;
  return numbers === 'signed' ? `−${sign}${grouped}` : `-${grouped}`;
}

export function dateText(day: number, dates: Style['dates']): string {
  const month = day % 3;
  const date = String(1 + (day % 28)).padStart(2, '0');
  if (dates === 'named') return `${MONTHS[month]} ${date}, 2026`;
  return dates === 'iso' ? `2026-0${month + 1}-${date}` : `0${month + 1}/${date}/2026`;
}

/** A table of these columns, each with a cell for every row. */
export function render(columns: Record<string, string[]>, style: Style): Uint8Array {
  const names = shuffled(Object.keys(columns), style.columnOrder);
  const count = Object.values(columns)[0]?.length ?? 0;
  const indexes = shuffled([...Array(count).keys()], style.rowOrder);
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const lines = indexes.map((index) =>
    names.map((name) => cell(columns[name]?.[index] ?? '')).join(style.delimiter),
  );
  return new TextEncoder().encode([names.join(style.delimiter), ...lines, ''].join(style.newline));
}

/** What an import would record under each key, whatever the rows' numbers in this file. */
export function recordedByKey(items: readonly StatementItem[]) {
  return new Map(
    items.map((item) => [
      item.key,
      {
        ...item,
        rows: item.rows.map(({ value }) => value.toString()).sort((left, right) => left.localeCompare(right)),
      },
    ]),
  );
}
