import { kindOf } from '../cells/cell-kinds.ts';
import { delimitersOf, doubtInEncoding, likelyDelimiterOf, previewOf, type Source } from '../files/source.ts';
import type { Layout, Preset } from '../preset.ts';
import { ask, askPreset, quoted, refuse } from '../problem.ts';
import { type Delimiter, HEADER_ROWS_SEARCHED, isBlank, type Records } from '../table/table.ts';
import { isTelling, type Resemblance, resemblanceOf, withRenamedColumns } from './drift.ts';
import { type LayoutMatch, columnNamedTwice, isByName, matchLayout, refsIn } from './header.ts';
import { requireWholeStart } from '../table/whole-cells.ts';

/** As far as one looks for the header of what somebody asked for, to say where it is. */
const TITLE_ROWS_SEARCHED = 60;
/** An opening balance and a closing one may stand above a table; more amounts of a day are a table themselves. */
const MOST_DATED_TITLES = 2;
const FURTHER_DOWN =
  'Where its header is further down, the mapping says in which row, as "file": { "headerRow": 8 }.';
const WHICH_ONE = 'A mapping says it as {"name": "Amount", "which": 2, "of": 2}, the second of two.';
const NAMES_SHOWN = 8;
/** By so many rows one sees how many cells they have. */
const ROWS_MEASURED = 50;

export interface Recognition {
  preset: Preset;
  match: LayoutMatch;
  /** Null for a sheet of a workbook. */
  delimiter: Delimiter | null;
  /** Index of the header among the records; -1 where no row names the columns, and the first may be one of data. */
  headerIndex: number;
  /** Nothing but empty names where no row is the header. */
  header: string[];
}

/**
 * Finds the preset, layout, delimiter and header row by the set of columns, never by the file's name.
 * Of layouts that have all their columns, the one that knows most of the header counts.
 */
export function recognise(source: Source, presets: readonly Preset[]): Recognition {
  const candidates: Recognition[] = [];
  for (const delimiter of delimitersOf(source)) {
    const takers = presets.filter((preset) => delimiter === null || mayBePartedBy(delimiter, preset, source));
    const rows = Math.max(...takers.map(rowsLookedAt));
    const records = takers.length > 0 ? previewOf(source, delimiter, rows) : [];
    for (const preset of takers) candidates.push(...candidatesUnder(records, preset, delimiter));
  }
  candidates.sort(
    (left, right) =>
      left.match.missing.length - right.match.missing.length || right.match.known - left.match.known,
  );
  const best =
    candidates[0]?.match.missing.length === 0 ? candidates[0] : (below(source, presets) ?? candidates[0]);
  const whole =
    best && (best.match.missing.length === 0 ? best.match : withRenamedColumns(best.match, best.header));
  if (!best || !whole) return explain(source, best, presets);
  const twice = columnNamedTwice(best.header, whole);
  if (twice)
    refuse(`Two columns can be meant by ${quoted(twice)}, so it is unclear which one counts. ${WHICH_ONE}`, {
      column: twice,
    });
  return { ...best, match: whole };
}

/**
 * Under many lines of titles a header is known only by all that a layout needs: of presets the one that knows most of it. Null where a row above
 * may be of another table, of which nothing would be read then.
 */
function below(source: Source, presets: readonly Preset[]): Recognition | null {
  const open = presets.filter(({ file }) => file?.headerRow === undefined);
  for (const delimiter of open.length > 0 ? delimitersOf(source) : []) {
    const takers = open.filter((preset) => delimiter === null || mayBePartedBy(delimiter, preset, source));
    const records = previewOf(source, delimiter, TITLE_ROWS_SEARCHED);
    let widest = Math.max(0, ...records.slice(0, HEADER_ROWS_SEARCHED).map(filledCells));
    for (const [index, header] of records.entries()) {
      if (index < HEADER_ROWS_SEARCHED) continue;
      const [found] = takers
        .flatMap((preset) => candidatesIn(header, index, { preset, records, delimiter }))
        .filter(({ match }) => match.missing.length === 0)
        .toSorted((left, right) => right.match.known - left.match.known);
      if (found) return widest * 2 < filledCells(header) && areTitles(records.slice(0, index)) ? found : null;
      widest = Math.max(widest, filledCells(header));
    }
  }
  return null;
}

function areTitles(records: Records): boolean {
  const dated = records.filter((record) => {
    const kinds = record.map(kindOf);
    return kinds.includes('date') && kinds.includes('number');
  });
  return dated.length <= MOST_DATED_TITLES;
}

function filledCells(record: readonly string[]): number {
  return record.filter((cell) => cell.trim() !== '').length;
}

/** Names of columns show what parts them; without names, the rows alone do. */
function mayBePartedBy(delimiter: Delimiter, { file, layouts }: Preset, source: Source): boolean {
  if (file?.delimiter) return file.delimiter === delimiter;
  const hasNames = layouts.every((layout) => refsIn(layout).some(({ ref }) => isByName(ref)));
  return hasNames || likelyDelimiterOf(source) === delimiter;
}

/** Where columns go by their place, some may be beyond the last name of the header: the rows show how far the table goes. */
function rowsLookedAt({ file, layouts }: Preset): number {
  const isByPlace = layouts.some((layout) => refsIn(layout).some(({ ref }) => !isByName(ref)));
  return Math.max(file?.headerRow ?? HEADER_ROWS_SEARCHED, isByPlace ? ROWS_MEASURED : 0);
}

function candidatesUnder(records: Records, preset: Preset, delimiter: Delimiter | null): Recognition[] {
  const { headerRow } = preset.file ?? {};
  const table = { preset, records, delimiter };
  if (headerRow === 0) {
    const width = usualWidth(records);
    return width < 2 ? [] : candidatesIn(Array<string>(width).fill(''), -1, table);
  }
  return records.slice(0, headerRow ?? HEADER_ROWS_SEARCHED).flatMap((header, headerIndex) => {
    const isOther = headerRow !== undefined && headerIndex !== headerRow - 1;
    const isNone = headerRow === undefined && isBlank(header);
    return isOther || isNone || header.length < 2 ? [] : candidatesIn(header, headerIndex, table);
  });
}

/** What one row would be as the header of each layout. */
function candidatesIn(
  row: readonly string[],
  headerIndex: number,
  { preset, records, delimiter }: { preset: Preset; records: Records; delimiter: Delimiter | null },
): Recognition[] {
  return preset.layouts.map((layout) => {
    const header = headerIndex < 0 ? [...row] : upToPlaces(row, layout, records);
    return { preset, match: matchLayout(layout, header), delimiter, headerIndex, header };
  });
}

/** The header with a column for each place that the layout reads beyond it, where rows go as far. */
function upToPlaces(header: readonly string[], layout: Layout, records: Records): string[] {
  const places = refsIn(layout).map(({ ref }) =>
    typeof ref === 'object' && 'column' in ref ? ref.column : 0,
  );
  const width = Math.min(Math.max(0, ...places), Math.max(...records.map((record) => record.length)));
  return [...header, ...Array<string>(Math.max(0, width - header.length)).fill('')];
}

/** As many cells as most rows have; of two that are as frequent the greater. */
function usualWidth(records: Records): number {
  const counts = Map.groupBy(
    records.filter((record) => !isBlank(record)),
    (record) => record.length,
  );
  const [[width] = [0]] = [...counts].toSorted(
    ([left, ofLeft], [right, ofRight]) => ofRight.length - ofLeft.length || right - left,
  );
  return width;
}

/** Where one is asked for, what the file lacks to be of it is said; else only where its columns tell of one. */
function explain(source: Source, best: Recognition | undefined, presets: readonly Preset[]): never {
  requireWholeStart(source);
  const { known = 0, missing = [] } = best?.match ?? {};
  const [asked, ...others] = presets;
  if (asked && others.length === 0) explainAsked(source, asked, known > 0 ? best : undefined);
  if (best && known > missing.length && isTelling(best.match, best.header)) explainResemblance(source, best);
  const first = firstRow(source);
  if (!first) refuse(`This file is no table: none of its first ${TITLE_ROWS_SEARCHED} rows has two columns.`);
  ask(
    'preset',
    [
      `This file was not recognised by its columns (${namesOf(first)}). Say what it is with --preset or --mapping.`,
      doubtInEncoding(source, undefined),
    ]
      .filter(Boolean)
      .join(' '),
  );
}

function firstRow(source: Source): string[] | undefined {
  // Under titles, or what lines of small print say above a table.
  const rows = previewOf(source, likelyDelimiterOf(source), TITLE_ROWS_SEARCHED);
  return rows.find((row) => row.length > 1);
}

function explainAsked(source: Source, asked: Preset, best: Recognition | undefined): never {
  const settled = asked.file?.headerRow;
  const below = settled === undefined ? headerBelow(source, asked) : null;
  const start = `This file cannot be read as “${asked.name}”`;
  const unknown = `This file was not recognised as “${asked.name}”`;
  if (below !== null)
    ask(
      'preset',
      `${start}: none of its first ${HEADER_ROWS_SEARCHED} rows has the columns of that, and row ${below} does. Say it in the mapping, as "file": { "headerRow": ${below} }, or take out the lines above.`,
    );
  if (!best)
    ask(
      'preset',
      [
        settled === undefined
          ? `${unknown}: none of its first ${HEADER_ROWS_SEARCHED} rows has a column of that. ${FURTHER_DOWN}`
          : `${unknown}: ${settled === 0 ? 'it has no column' : `its row ${settled} has no column`} of that.`,
        doubtInEncoding(source, asked.file?.encoding),
      ]
        .filter(Boolean)
        .join(' '),
    );
  const resembles = resemblanceOf(best.preset, best.match, best.header);
  const missing = resembles.missing.map(({ column }) => quoted(column)).join(', ');
  const isOne = resembles.missing.length === 1;
  askPreset(
    `${start}: it lacks the ${isOne ? 'column' : 'columns'} ${missing}. ${best.headerIndex < 0 ? `Its rows have ${best.header.length} cells` : `Its columns are ${namesOf(best.header)}`}.${describeRenamed(resembles)}`,
    resembles,
  );
}

/** The row, from 1, that has all columns of what was asked for, further down than headers are looked for; null where none has. */
function headerBelow(source: Source, asked: Preset): number | null {
  for (const delimiter of delimitersOf(source)) {
    if (delimiter !== null && (asked.file?.delimiter ?? delimiter) !== delimiter) continue;
    const records = previewOf(source, delimiter, TITLE_ROWS_SEARCHED);
    const index = records.findIndex(
      (header) =>
        header.length > 1 && asked.layouts.some((layout) => matchLayout(layout, header).missing.length === 0),
    );
    if (index >= 0) return index + 1;
  }
  return null;
}

/** The first names of a header, in words. */
function namesOf(header: readonly string[]): string {
  const names = header.map((name) => name.trim()).filter(Boolean);
  return names.slice(0, NAMES_SHOWN).join(', ');
}

/** Each sentence begins with a space. */
function describeRenamed({ missing }: Resemblance): string {
  return missing
    .flatMap(({ column, perhaps }) =>
      perhaps === null ? [] : [` ${quoted(column)} may be called ${quoted(perhaps)} now.`],
    )
    .join('');
}

function explainResemblance(source: Source, { preset, match, header }: Recognition): never {
  const resembles = resemblanceOf(preset, match, header);
  const names = resembles.missing.map(({ column }) => quoted(column));
  const missing = `the column${names.length === 1 ? '' : 's'} ${names.join(', ')}`;
  const isMoney = resembles.missing.some(({ holdsMoney }) => holdsMoney);
  askPreset(
    [
      `This file was not recognised. It looks like “${preset.name}” but lacks ${missing}.${describeRenamed(resembles)}${isMoney ? ' Which column holds money is not guessed.' : ''} Say what it is with --mapping.`,
      // A name that is there may only be written in other letters.
      doubtInEncoding(source, undefined),
    ]
      .filter(Boolean)
      .join(' '),
    resembles,
  );
}
