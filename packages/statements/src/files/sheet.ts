import { refuse } from '../problem.ts';
import type { Records } from '../table/table.ts';
import { dateText, numberText } from './cell-text.ts';
import type { Shown } from './number-formats.ts';
import { scanXml } from './xml.ts';

/** What the cells of a workbook's sheets have in common. */
export interface SheetContext {
  sharedTexts: readonly string[];
  shown: readonly Shown[];
  is1904: boolean;
}

interface Cell {
  column: number;
  type: string;
  style: number;
  value: string;
  text: string;
  formula: string;
}

export interface SheetCells {
  records: Records;
  /** Columns with a cell that refers to a text or a style that the workbook does not hold: the first such row of each, both from 0. */
  lacking: ReadonlyMap<number, number>;
}

/** Rows by their place: those that the file leaves out are not there. */
type Rows = (string[] | undefined)[];

/** Stands in a cell of which nobody knows what it says: as a spreadsheet writes it, and no amount and no date. */
const LACKING = '#REF!';
const MAX_ROWS = 1_048_576;
const MAX_COLUMNS = 16_384;
/** Cells with those left empty between and beside them: what fits the memory of a phone. */
const MAX_CELLS = 30_000_000;

/**
 * The rows of a sheet as texts, each as wide as the widest. A formula counts for the result that was saved with it; where
 * none was, the formula itself stands there, which is no amount and no date.
 */
export function readSheet(xml: Uint8Array, context: SheetContext): SheetCells {
  const records: Rows = [];
  const lacking = new Map<number, number>();
  let row = -1;
  let cell: Cell | null = null;
  let into: 'value' | 'text' | 'formula' | null = null;
  scanXml(xml, {
    open: (name, attributes) => {
      if (name === 'row') row = rowIndex(attributes.r, row);
      else if (name === 'c' && row >= 0) cell = cellOf(attributes, (records[row] ??= []).length);
      else if (cell && name in PLACES) into = PLACES[name] ?? null;
    },
    text: (text) => {
      if (cell && into) cell[into] += text;
    },
    close: (name) => {
      if (name in PLACES) into = null;
      if (name !== 'c' || !cell) return;
      const { column } = cell;
      const text = textOf(cell, context);
      if (text === null) lacking.set(column, Math.min(row, lacking.get(column) ?? row));
      put(records, { row, column }, text ?? LACKING);
      cell = null;
    },
  });
  return { records: squared(records), lacking };
}

const PLACES: Readonly<Record<string, 'value' | 'text' | 'formula'>> = {
  v: 'value',
  t: 'text',
  f: 'formula',
};

function rowIndex(told: string | undefined, before: number): number {
  const row = told === undefined ? before + 1 : Number(told) - 1;
  if (!Number.isInteger(row) || row < 0 || row >= MAX_ROWS)
    refuse('This workbook has a row that no sheet has.');
  return row;
}

function cellOf(attributes: Readonly<Record<string, string>>, next: number): Cell {
  const column = attributes.r === undefined ? next : columnIndex(attributes.r);
  return {
    column,
    type: attributes.t ?? 'n',
    style: Number(attributes.s ?? 0),
    value: '',
    text: '',
    formula: '',
  };
}

/** "AB12" is in column 27, the first being 0. */
function columnIndex(reference: string): number {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0] ?? '';
  const number = letters.split('').reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  if (number < 1 || number > MAX_COLUMNS) refuse('This workbook has a column that no sheet has.');
  return number - 1;
}

function put(records: Rows, { row, column }: { row: number; column: number }, text: string): void {
  // A cell that is only coloured has no text, and does not make its row wider.
  if (text === '') return;
  const record = (records[row] ??= []);
  while (record.length < column) record.push('');
  record[column] = text;
}

/** Null where the workbook lacks what the cell refers to. */
function textOf(cell: Cell, { sharedTexts, shown, is1904 }: SheetContext): string | null {
  const { type, value, formula } = cell;
  if (value === '' && cell.text === '') return formula === '' ? '' : `=${formula}`;
  switch (type) {
    case 's':
      return sharedTexts[Number(value)] ?? null;
    case 'inlineStr':
      return cell.text;
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE';
    case 'n': {
      // Without its style a day is a number, and would be taken for one. Who writes no styles names none.
      const style = shown[cell.style];
      if (style === undefined && cell.style > 0) return null;
      return style?.hasDate || style?.hasTime ? dateText(value, style, is1904) : numberText(value);
    }
    // A formula's text, an error, a date in ISO form: as they are written.
    default:
      return value;
  }
}

function squared(records: Rows): Records {
  let width = 0;
  for (const record of records) width = Math.max(width, record?.length ?? 0);
  if (width * records.length > MAX_CELLS)
    refuse('This sheet has more cells than can be read here. Delete what is empty, or save it as CSV.');
  return Array.from(records, (found) => {
    const record = found ?? [];
    while (record.length < width) record.push('');
    return record;
  });
}
