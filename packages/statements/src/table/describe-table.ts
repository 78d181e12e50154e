import type { Micros } from '@earntrack/domain';
import { type CellKind, kindOf } from '../cells/cell-kinds.ts';
import { withoutSign } from '../cells/money-cells.ts';
import { figuresOf } from '../control/figures.ts';
import { namesTotals } from '../control/totals.ts';
import { type Part, partsOf } from '../files/parts.ts';
import { likelyDelimiterOf, recordsOf, type Source } from '../files/source.ts';
import { labelsOf, refsOf } from '../header/header.ts';
import type { ColumnRef } from '../preset.ts';
import { askPart, StatementProblem } from '../problem.ts';
import type { ReadOutcome } from '../statement.ts';
import { mayBeSomebody } from '../rows/personal.ts';
import { BeginningTally } from './beginnings.ts';
import { partNamed } from './choose-table.ts';
import type { Encoding } from './decode.ts';
import { guessHeader } from './header-guess.ts';
import type { RecordList } from './record-list.ts';
import { type Delimiter, isBlank, type Records } from './table.ts';

/** What a person may settle about a file before its columns are looked at. */
export interface DescribeOptions {
  /** Which table of an archive or a workbook. */
  part?: string;
  encoding?: Encoding;
  delimiter?: Delimiter;
  /** As a spreadsheet counts, from 1; 0 where no row names the columns. */
  headerRow?: number;
}

/** Numbers that are not zero, by their sign. */
export interface Signs {
  positive: number;
  negative: number;
}

export interface ValueDescription {
  text: string;
  rows: number;
  /** Of the numbers beside it, by the index of their column. */
  signs: Readonly<Record<number, Signs>>;
}

export interface ColumnDescription {
  /** As the header writes it; empty where there is no name. */
  name: string;
  /** What people are told that it is called: no two are called the same. */
  label: string;
  /** How a mapping names it. */
  ref: ColumnRef;
  kinds: Partial<Record<CellKind, number>>;
  /** The first few texts of the column, each once, but none of rows that add up others. */
  samples: string[];
  signs: Signs;
  /** By the index of another column of numbers, in how many more rows both have the same sign than have different ones. */
  agreement: Readonly<Record<number, number>>;
  /** Every text of the column with the number of its rows, most frequent first; null where there are many, as of dates or amounts. */
  values: ValueDescription[] | null;
  /** The same by what several texts begin with, like `Sold:*`; a text that is the only one with its beginning stands as it is. */
  beginnings: ValueDescription[] | null;
  /** Its name says that it holds somebody, or may. */
  isOfSomebody: boolean;
}

/** A table of which nothing is known but what it shows itself. */
export interface TableDescription {
  /** Tables of the file to choose from; empty where the file is one table. */
  parts: string[];
  part: string | null;
  /** Null for a sheet of a workbook. */
  encoding: Encoding | null;
  delimiter: Delimiter | null;
  /** Index among the records; null where no row names the columns. */
  headerIndex: number | null;
  /** Rows under the header that are not blank. */
  rowCount: number;
  /** The first records of the file, header and titles included. */
  records: Records;
  /** The numbers of those that stand under the header, null for other cells and in rows that add up others. */
  figures: (Micros | null)[][];
  columns: ColumnDescription[];
}

export type DescribeOutcome =
  | { kind: 'described'; table: TableDescription }
  | Exclude<ReadOutcome, { kind: 'read' }>;

const SHOWN_RECORDS = 50;
const SAMPLES = 5;
const MAX_VALUES = 60;
const MAX_BEGINNINGS = 30;

/**
 * What a file holds, for a person who is to say what its columns mean: how it is written, its first rows, and of each column
 * its kinds of cells, samples and, where they are few, all its texts. Never throws for what a file says.
 */
export function describeTable(bytes: Uint8Array, options: DescribeOptions = {}): DescribeOutcome {
  try {
    return { kind: 'described', table: describe(bytes, options) };
  } catch (err) {
    if (err instanceof StatementProblem) return err.outcome;
    throw err;
  }
}

function describe(bytes: Uint8Array, options: DescribeOptions): TableDescription {
  const parts = partsOf(bytes, options.encoding);
  const { part, source } = openOne(parts, options.part);
  const delimiter = source.kind === 'sheet' ? null : (options.delimiter ?? likelyDelimiterOf(source));
  const records = recordsOf(source, delimiter);
  const first = firstOf(records, SHOWN_RECORDS);
  const headerIndex = headerIndexOf(first, options.headerRow);
  const header = headerIndex === null ? [] : records.at(headerIndex);
  const columns = new ColumnTallies(header.length);
  for (const record of records.from((headerIndex ?? -1) + 1)) {
    if (!isBlank(record)) columns.add(record);
  }
  const shown = first.slice((headerIndex ?? -1) + 1);
  return {
    parts: parts.length > 1 ? parts.map(({ name }) => name) : [],
    part: part || null,
    encoding: source.kind === 'sheet' ? null : source.encoding,
    delimiter,
    headerIndex,
    rowCount: columns.rowCount,
    records: first,
    figures: figuresOf(shown).map((row, at) => (isOfTotals(shown[at] ?? []) ? row.map(() => null) : row)),
    columns: columns.described(header),
  };
}

/** True for a row that adds up others, as the reader leaves out: it says nothing of what its columns are. */
function isOfTotals(record: readonly string[]): boolean {
  return record.some(namesTotals) && !record.some((cell) => kindOf(cell) === 'date');
}

function headerIndexOf(records: Records, headerRow: number | undefined): number | null {
  if (headerRow === undefined) return guessHeader(records);
  return headerRow === 0 ? null : headerRow - 1;
}

/** The part that was named, else the only one that is not empty. */
function openOne(parts: readonly Part[], wanted: string | undefined): { part: string; source: Source } {
  const named = partNamed(parts, wanted);
  if (named) return { part: named.name, source: named.open() };
  const opened = parts.map((part) => ({ part: part.name, source: part.open() }));
  const filled = opened.filter(({ source }) => source.kind === 'text' || !source.records.every(isBlank));
  const [only, ...others] = filled.length > 0 ? filled : opened;
  if (only && others.length === 0) return only;
  askPart(
    'This file holds several tables. Say which one with --part.',
    filled.map(({ part }) => part),
  );
}

function firstOf(records: RecordList, count: number): Records {
  const first: Records = [];
  for (const record of records.from(0)) {
    if (first.length === count) break;
    first.push([...record]);
  }
  return first;
}

/** Counts what stands in each column, row by row, so that no row has to stay in the memory. */
class ColumnTallies {
  rowCount = 0;
  readonly #columns: ColumnTally[] = [];

  constructor(width: number) {
    while (this.#columns.length < width) this.#columns.push(new ColumnTally(0));
  }

  add(record: readonly string[]): void {
    // A column that only this row has was empty in those before.
    while (this.#columns.length < record.length) this.#columns.push(new ColumnTally(this.rowCount));
    const cells = this.#columns.map((_, index) => (record[index] ?? '').trim());
    const isTotals = this.rowCount < SHOWN_RECORDS && isOfTotals(record);
    const signs = this.#columns.map((column, index) => column.add(cells[index] ?? '', isTotals));
    for (const [index, column] of this.#columns.entries())
      column.addSigns(cells[index] ?? '', signs[index] ?? null, signs);
    this.rowCount += 1;
  }

  described(header: readonly string[]): ColumnDescription[] {
    const names = this.#columns.map((_, index) => header[index]?.trim() ?? '');
    const [labels, refs] = [labelsOf(names), refsOf(names)];
    return this.#columns.map((column, index) => ({
      name: names[index] ?? '',
      label: labels[index] ?? '',
      ref: refs[index] ?? { column: index + 1 },
      isOfSomebody: mayBeSomebody(names[index] ?? ''),
      ...column.described(),
    }));
  }
}

class ColumnTally {
  readonly #kinds: Partial<Record<CellKind, number>> = {};
  readonly #samples = new Set<string>();
  readonly #signs: Signs = { positive: 0, negative: 0 };
  readonly #agreement: Record<number, number> = {};
  /** Null as soon as there are more texts than a person would look through. */
  #counts: Map<string, number> | null = new Map();
  /** By text, and then by column. */
  readonly #signsBeside = new Map<string, Record<number, Signs>>();
  readonly #beginnings = new BeginningTally(MAX_BEGINNINGS);
  #cells = 0;

  /** With so many empty cells above what comes. */
  constructor(emptyCells: number) {
    if (emptyCells === 0) return;
    this.#kinds.empty = emptyCells;
    this.#counts?.set('', emptyCells);
    this.#cells = emptyCells;
  }

  /** Gives the sign of the number that the cell is; null for none. */
  add(cell: string, isInTotals: boolean): keyof Signs | null {
    const kind = kindOf(cell);
    this.#kinds[kind] = (this.#kinds[kind] ?? 0) + 1;
    const isShown = this.#cells < SHOWN_RECORDS && this.#samples.size < SAMPLES && !isInTotals;
    if (isShown && cell !== '') this.#samples.add(cell);
    this.#cells += 1;
    this.#counts?.set(cell, (this.#counts.get(cell) ?? 0) + 1);
    if (this.#counts && this.#counts.size > MAX_VALUES) this.#counts = null;
    if (kind !== 'number' || !/[1-9]/.test(cell)) return null;
    const sign = /[-−–(]/.test(withoutSign(cell).number) ? 'negative' : 'positive';
    this.#signs[sign] += 1;
    return sign;
  }

  /** Counts which signs stand in the other columns of a row with this cell, and whether they are its own. */
  addSigns(cell: string, own: keyof Signs | null, signs: readonly (keyof Signs | null)[]): void {
    if (own !== null) {
      for (const [column, sign] of signs.entries())
        if (sign !== null) this.#agreement[column] = (this.#agreement[column] ?? 0) + (sign === own ? 1 : -1);
    }
    this.#beginnings.add(cell, signs);
    if (this.#counts === null) return;
    const beside = this.#signsBeside.get(cell) ?? {};
    this.#signsBeside.set(cell, beside);
    for (const [column, sign] of signs.entries())
      if (sign !== null) (beside[column] ??= { positive: 0, negative: 0 })[sign] += 1;
  }

  described(): Omit<ColumnDescription, 'name' | 'label' | 'ref' | 'isOfSomebody'> {
    const counts =
      this.#counts &&
      [...this.#counts].map(([text, rows]) => ({ text, rows, signs: this.#signsBeside.get(text) ?? {} }));
    return {
      kinds: this.#kinds,
      samples: [...this.#samples],
      signs: this.#signs,
      agreement: this.#agreement,
      values: counts && counts.toSorted((left, right) => right.rows - left.rows),
      beginnings: this.#beginnings.described(),
    };
  }
}
