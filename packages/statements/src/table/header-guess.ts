import { type CellKind, kindOf } from '../cells/cell-kinds.ts';
import { isBlank, type Records } from './table.ts';

/** Titles above a table are few. */
const ROWS_SEARCHED = 15;
const ROWS_BELOW = 20;

/**
 * The index of the row that most likely names the columns: the first of the widest rows at the top whose cells are all words,
 * each another, or above figures where two are the same. Else, since not every column needs a name, the last row that is wide enough
 * and surely is a header. Null where no row is like that: then the table may begin with its data.
 */
export function guessHeader(records: Records): number | null {
  const top = records.slice(0, ROWS_SEARCHED);
  const widest = Math.max(0, ...top.map(filledCells));
  const ofWords = (share: number) =>
    top.map((record) => filledCells(record) >= Math.max(2, widest * share) && areWords(record));
  const index = ofWords(0.6).findIndex(
    (isWide, at) => isWide && (areDifferent(top[at] ?? []) || isSurelyHeader(records, at)),
  );
  const other = ofWords(0.4).findLastIndex((isWide, at) => isWide && isSurelyHeader(records, at));
  const found = index < 0 ? other : index;
  return found < 0 ? null : found;
}

/** True where rows show that this one names columns: in one of them at least, most of what stands under the word is a number, a date or a time. */
function isSurelyHeader(records: Records, index: number): boolean {
  return namesProved(records, index) > 0;
}

/** Of how many columns that is shown. In one alone a row of data may have a word too: "pending", where others have an amount. */
export function namesProved(records: Records, index: number): number {
  const header = records[index] ?? [];
  const below = records.slice(index + 1, index + 1 + ROWS_BELOW).filter((record) => !isBlank(record));
  return header.filter((name, column) => {
    if (!isWord(name)) return false;
    const figures = below.filter((record) => FIGURES.has(kindOf(record[column] ?? '')));
    return figures.length > below.length / 2;
  }).length;
}

const FIGURES: ReadonlySet<CellKind> = new Set(['number', 'date', 'time'] as const);

function areWords(record: readonly string[]): boolean {
  return record.every((cell) => cell.trim() === '' || isWord(cell));
}

/** Also of a tax with its rate: "VAT 20%" is no number. */
function isWord(cell: string): boolean {
  return kindOf(cell) === 'text' || /^\p{L}.*%$/u.test(cell.trim());
}

function areDifferent(record: readonly string[]): boolean {
  const names = record.map((name) => name.trim().toLowerCase()).filter(Boolean);
  return new Set(names).size === names.length;
}

function filledCells(record: readonly string[]): number {
  return record.filter((cell) => cell.trim() !== '').length;
}
