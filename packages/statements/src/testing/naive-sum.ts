import type { ColumnRef, Layout, Preset } from '../preset.ts';
import type { Statement } from '../statement.ts';
import { belowHeader, type NaiveCell, naiveRowsOfText } from './naive-rows.ts';

/** A file as it is read once more: by the preset or mapping that it was read by, from its text or from the cells put into a workbook. */
export interface NaiveFile {
  bytes: Uint8Array;
  preset: Preset;
  cells?: readonly NaiveCell[][] | undefined;
}

type Table = NaiveCell[][];

/** Where no row says its currency. */
export const ALL_UNITS = '';

/**
 * What the money columns of a file add up to in each currency, read once more in the plainest way: letter by letter, and with nothing
 * of the reader but what it says that it decided. Under `ALL_UNITS` where rows do not say their currency. Null for a file of hours.
 */
export function naiveSums(file: NaiveFile, { why }: Pick<Statement, 'why'>): Map<string, bigint> | null {
  const { control } = file.preset;
  if (!control) return null;
  const [, group = '', decimal = '.'] = /Numbers are read like 1(.?)234([.,])56/.exec(why) ?? [];
  const [header = [], ...rows] = tableOf(file, why);
  const layout = layoutOf(file.preset, why);
  const { column, plus = [], less = [] } = control;
  const at = (names: readonly string[]) =>
    names.map((name) => placeIn(header, layout.money[name] ?? [])).filter((place) => place >= 0);
  const [added, taken] = [at([column, ...plus]), at(less)];
  if (added.length + taken.length === 0) throw new Error('No column of the control total is in the header');
  const unitAt = placeIn(header, layout.columns.currency ?? []);
  const sums = new Map<string, bigint>();
  for (const row of rows) {
    const sumOf = (places: readonly number[]) =>
      places.reduce((sum, place) => sum + naiveMicros(row[place] ?? '', group, decimal), 0n);
    const unit = layout.currency ?? codeIn(row[unitAt]);
    const said = sumOf(added) - sumOf(taken);
    // A line without an amount is of no currency.
    if (said !== 0n) sums.set(unit, (sums.get(unit) ?? 0n) + said);
  }
  return sums;
}

/**
 * What the column of durations of a file of hours adds up to, in seconds, or the time from start to end without the breaks. Null for a file
 * of money, and where a row says how long it took in another way, as with units.
 */
export function naiveSeconds(file: NaiveFile, { why }: Pick<Statement, 'why'>): bigint | null {
  if (file.preset.control) return null;
  const [header = [], ...rows] = tableOf(file, why);
  const { columns, durationIn = 'hours' } = layoutOf(file.preset, why);
  const column = placeIn(header, columns.hours ?? []);
  const filled = rows.filter((row) => row.some((cell) => textIn(cell).trim() !== ''));
  if (column < 0) return naiveShifts(filled, shiftPlaces(header, columns), why);
  const cells = filled.map((row) => textIn(row[column]).trim());
  if (cells.some((cell) => cell === '' || /\d.*[a-z]/i.test(cell))) return null;
  const unit = { hours: 3600, minutes: 60, seconds: 1, days: 86_400 }[durationIn];
  return cells.reduce((sum, cell) => sum + naiveDuration(cell, unit), 0n);
}

interface ShiftPlaces {
  date: number;
  time: number;
  endTime: number;
  breaks: number;
}

function shiftPlaces(header: readonly NaiveCell[], columns: Layout['columns']): ShiftPlaces {
  const at = (role: keyof ShiftPlaces) => placeIn(header, columns[role] ?? []);
  return { date: at('date'), time: at('time'), endTime: at('endTime'), breaks: at('breaks') };
}

/** Null where a row is not as plain as can be: times of one day, on which no clock is changed, and breaks in minutes. */
function naiveShifts(rows: Table, places: ShiftPlaces, why: string): bigint | null {
  if (!why.includes('a number in it counts minutes')) return null;
  let sum = 0;
  for (const row of rows) {
    const cell = (place: number) => textIn(row[place]).trim();
    const [start, end] = [naiveMinutes(cell(places.time)), naiveMinutes(cell(places.endTime))];
    const pause = cell(places.breaks) || '0';
    if (!isDay(cell(places.date)) || start === null || end === null || end < start) return null;
    if (!/^\d{1,4}$/.test(pause)) return null;
    // One that is as long as the work is left out with its row.
    const minutes = end - start - Number(pause);
    sum += minutes > 0 ? minutes : 0;
  }
  return BigInt(sum) * 60n;
}

function naiveMinutes(cell: string): number | null {
  const [, hours, minutes] = /^(0[4-9]|1\d|2[0-3]):([0-5]\d)$/.exec(cell) ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
}

/** Of this century: what is far before or after is no day, and its times count for nothing. */
function isDay(cell: string): boolean {
  if (!/^20\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(cell)) return false;
  return new Date(`${cell}T00:00:00Z`).toISOString().startsWith(cell);
}

function tableOf({ bytes, cells }: NaiveFile, why: string): Table {
  return cells ? belowHeader(cells, why) : naiveRowsOfText(bytes, why);
}

/** The one by which the reader says that it knew the file. */
function layoutOf({ name, layouts }: Preset, why: string): Layout {
  const named = layouts.find((layout) => why.includes(`“${name}” (${layout.name}) by its columns`));
  const layout = named ?? layouts.find((each) => each.name === '');
  if (!layout) throw new Error('Nothing says which layout the file has');
  return layout;
}

/** The first of these columns that is there; -1 where none is. */
function placeIn(header: readonly NaiveCell[], refs: readonly ColumnRef[]): number {
  const names = header.map((cell) => plain(textIn(cell)));
  const fits = (name: string, wanted: string) =>
    name === wanted || (wanted.includes('(*)') && plainStar(name) === plainStar(wanted));
  const places = refs.flatMap((ref) =>
    typeof ref === 'string' ? names.findIndex((name) => fits(name, plain(ref))) : [],
  );
  return places.find((place) => place >= 0) ?? -1;
}

function plainStar(name: string): string {
  return name.replace(/ ?\([^()]*\)$/, ' (*)');
}

function textIn(cell: NaiveCell = ''): string {
  return typeof cell === 'string' ? cell : cell.number;
}

/** "EUR", or "Euro - EUR" as some write it. */
function codeIn(cell: NaiveCell | undefined): string {
  return /(?:^| - )([A-Z]{3})$/.exec(textIn(cell).trim().toUpperCase())?.[1] ?? ALL_UNITS;
}

/** What is no duration counts for nothing, and so does one that is longer than a week. */
function naiveDuration(cell: string, unit: number): bigint {
  const [, hours, minutes, seconds = '0'] = /^(\d{1,3}):([0-5]\d)(?::([0-5]\d))?$/.exec(cell) ?? [];
  const long =
    hours === undefined
      ? naiveCount(cell, unit)
      : Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return long > 7 * 86_400 ? 0n : BigInt(long);
}

function naiveCount(cell: string, unit: number): number {
  return /^\d{1,6}(?:[.,]\d{1,20})?$/.test(cell) ? Math.round(Number(cell.replace(',', '.')) * unit) : 0;
}

function plain(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\ufeff-]+/g, ' ')
    .replace(/ ?: ?/g, ':')
    .trim();
}

function naiveMicros(cell: NaiveCell, group: string, decimal: string): bigint {
  if (typeof cell !== 'string') return naiveMicros(cell.number, '', '.');
  // A word in place of an amount, with whatever signs: a spreadsheet adds nothing for it.
  if (!/\d/.test(cell)) return 0n;
  const figures = cell.replace(/[^\d.,]/g, '').replaceAll(group === '' ? '\0' : group, '');
  const [whole = '', fraction = ''] = figures.split(decimal);
  const rest = fraction.slice(6, 7) >= '5' ? 1n : 0n;
  const micros = BigInt(`${whole || '0'}${fraction.slice(0, 6).padEnd(6, '0')}`) + rest;
  // Before the figures, as most write it, or behind them, as some ledgers do.
  return /^\D*[-−–(]/.test(cell) || /[-−–]\D*$/.test(cell) ? -micros : micros;
}
