import { type CellKind, countKinds } from './cell-kinds.ts';
import { partNamed } from './choose-table.ts';
import type { Encoding } from './decode.ts';
import { type Part, partsOf } from './files/parts.ts';
import { likelyDelimiterOf, recordsOf, type Source } from './files/source.ts';
import { guessHeader } from './header-guess.ts';
import { askPart, StatementProblem } from './problem.ts';
import type { ReadOutcome } from './statement.ts';
import { type Delimiter, isBlank, type Records } from './table.ts';

/** What a person may settle about a file before its columns are looked at. */
export interface DescribeOptions {
  /** Which table of an archive or a workbook. */
  part?: string;
  encoding?: Encoding;
  delimiter?: Delimiter;
  /** As a spreadsheet counts, from 1. */
  headerRow?: number;
}

export interface ColumnDescription {
  /** As the header writes it; "Column 3" where there is no name. */
  name: string;
  kinds: Partial<Record<CellKind, number>>;
  /** The first few texts of the column, each once. */
  samples: string[];
  /** Every text of the column with the number of its rows, most frequent first; null where there are many, as of dates or amounts. */
  values: { text: string; rows: number }[] | null;
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
  columns: ColumnDescription[];
}

export type DescribeOutcome =
  | { kind: 'described'; table: TableDescription }
  | Exclude<ReadOutcome, { kind: 'read' }>;

const SHOWN_RECORDS = 50;
const SAMPLES = 5;
const MAX_VALUES = 60;

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
  const headerIndex = options.headerRow === undefined ? guessHeader(records) : options.headerRow - 1;
  const rows = records.slice((headerIndex ?? -1) + 1).filter((record) => !isBlank(record));
  return {
    parts: parts.length > 1 ? parts.map(({ name }) => name) : [],
    part: part || null,
    encoding: source.kind === 'sheet' ? null : source.encoding,
    delimiter,
    headerIndex,
    rowCount: rows.length,
    records: records.slice(0, SHOWN_RECORDS),
    columns: describeColumns(headerIndex === null ? [] : (records[headerIndex] ?? []), rows),
  };
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

function describeColumns(header: readonly string[], rows: Records): ColumnDescription[] {
  const width = rows.reduce((widest, { length }) => Math.max(widest, length), header.length);
  return Array.from({ length: width }, (_, index) => {
    const cells = rows.map((row) => (row[index] ?? '').trim());
    const values = countTexts(cells);
    return {
      name: header[index]?.trim() || `Column ${index + 1}`,
      kinds: countKinds(cells),
      samples: [...new Set(cells.slice(0, SHOWN_RECORDS).filter(Boolean))].slice(0, SAMPLES),
      values,
    };
  });
}

/** Null as soon as there are more texts than a person would look through. */
function countTexts(cells: readonly string[]): { text: string; rows: number }[] | null {
  const counts = new Map<string, number>();
  for (const text of cells) {
    counts.set(text, (counts.get(text) ?? 0) + 1);
    if (counts.size > MAX_VALUES) return null;
  }
  return [...counts]
    .map(([text, rows]) => ({ text, rows }))
    .toSorted((left, right) => right.rows - left.rows);
}
