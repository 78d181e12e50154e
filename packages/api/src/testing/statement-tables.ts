import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StagedFile } from './import-session.ts';

const DELIMITERS = [',', ';', '\t'];
const fixturesDir = join(import.meta.dirname, '../../../statements/fixtures');

/** Of every preset, by folder and name. */
export const FIXTURE_NAMES = readdirSync(fixturesDir, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.csv'))
  .toSorted();

/** A statement as a table, so that parts of it can be written down, and all of it in another way. */
export interface StatementTable {
  delimiter: string;
  header: string[];
  /** Each with where it stands in the file, in which others may be blank. */
  rows: { cells: string[]; row: number }[];
}

/** A fixture of a preset, by folder and name. */
export function fixtureTable(name: string): StatementTable {
  const text = readFileSync(join(fixturesDir, name), 'utf8').replace(/^\ufeff/, '');
  const firstLine = text.slice(0, text.indexOf('\n'));
  const countOf = (delimiter: string) => firstLine.split(delimiter).length;
  const delimiter = DELIMITERS.toSorted((one, other) => countOf(other) - countOf(one))[0] ?? ',';
  const [header = [], ...rows] = recordsOf(text, delimiter);
  const numbered = rows.map((cells, at) => ({ cells, row: at + 2 }));
  return {
    delimiter,
    header,
    rows: numbered.filter(({ cells }) => cells.some((text) => text.trim() !== '')),
  };
}

/** Of a file without spaces around its quotes, as fixtures are. */
function recordsOf(text: string, delimiter: string): string[][] {
  const cell = new RegExp(`("(?:[^"]|"")*"|[^${delimiter}\\r\\n]*)(${delimiter}|\\r?\\n|$)`, 'gy');
  const records: string[][] = [[]];
  for (const [, raw = '', end] of text.matchAll(cell)) {
    records.at(-1)?.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    if (end !== delimiter) records.push([]);
  }
  return records;
}

export function writtenTable({ delimiter, header, rows }: StatementTable): string {
  const line = (cells: readonly string[]) =>
    cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(delimiter);
  return `${[header, ...rows.map(({ cells }) => cells)].map(line).join('\n')}\n`;
}

/** With its columns in the order that a seed says. */
export function withColumnsTurned(table: StatementTable, seed: number): StatementTable {
  const rankOf = (at: number) => Math.imul(at + 1, seed * 2_654_435_761) >>> 0;
  const order = table.header.map((_, at) => at).toSorted((one, other) => rankOf(one) - rankOf(other));
  const turned = (cells: readonly string[]) => order.map((at) => cells[at] ?? '');
  return {
    ...table,
    header: turned(table.header),
    rows: table.rows.map(({ cells, row }) => ({ cells: turned(cells), row })),
  };
}

type Item = StagedFile['items'][number];

function dayOf(item: Item): string | null {
  if (item.kind === 'earning') return item.earnedOn;
  if (item.kind === 'work') return item.workedOn;
  return item.kind === 'payout' ? item.paidOn : null;
}

/** Exports of parts of a table, cut where half of the days are over, or half of the rows. */
export function partsOf(table: StatementTable, items: readonly Item[]) {
  const dayOfRow = new Map(
    items.flatMap((item) => {
      const day = dayOf(item);
      return day === null ? [] : item.rows.map(({ row }) => [row, day] as const);
    }),
  );
  const days = [...new Set(dayOfRow.values())].toSorted();
  const middle = Math.floor((days.length - 1) / 2);
  const [cut = '', next = '9999'] = [days[middle], days[middle + 1]];
  // A row of no day is in both.
  const ofDays = (isIn: (day: string) => boolean) => ({
    ...table,
    rows: table.rows.filter(({ row }) => isIn(dayOfRow.get(row) ?? cut) || !dayOfRow.has(row)),
  });
  return {
    upToDay: ofDays((day) => day <= cut),
    fromDay: ofDays((day) => day >= cut),
    afterDay: ofDays((day) => day >= next),
    bottom: { ...table, rows: table.rows.slice(Math.ceil(table.rows.length / 2)) },
  };
}
