import type { ReadOutcome } from '../statement.ts';
import { cellsOf, changeRows, type Random, readMutant } from './mutants.ts';
import type { NaiveCell } from './naive-rows.ts';
import { archiveOf, numberCell, type TestCell, workbookOf } from './workbooks.ts';

/** As a spreadsheet would store it as a number and show it again in the same way. */
const PLAIN_NUMBER = /^-?(?:0|[1-9]\d{0,8})(?:\.\d{0,5}[1-9])?$/;
const ISO_DATE = /^20\d{2}-\d{2}-\d{2}$/;
/** The first style of a workbook. */
const DAYS = { formats: ['yyyy-mm-dd'] };
const DAY_MS = 86_400_000;
const EPOCH_MS = Date.UTC(1899, 11, 30);
/** Of tables whose numbers and dates are texts in their workbook, as programs write them that know no types. */
const TEXTS_SHARE = 0.2;

/** A file in which a table is packed, and what is read of it while it is whole. */
export interface PackedFile {
  bytes: Uint8Array;
  whole: ReadOutcome;
}

/** A CSV file in an archive and as a workbook. */
export function packedOf(csv: Uint8Array): PackedFile[] {
  const { rows } = cellsOf(csv);
  return [
    archiveOf({ 'statement.csv': csv }),
    workbookOf({ Statement: rows.map((row) => row.map(stored)) }, DAYS),
  ].map((bytes) => ({ bytes, whole: readMutant(bytes) }));
}

/** A workbook of a table in which a cell, a row or a column was changed, and the cells that were put into it. */
export function changedWorkbook(
  csv: Uint8Array,
  random: Random,
): { bytes: Uint8Array; cells: readonly NaiveCell[][] } {
  const rows = changeRows(cellsOf(csv).rows, random);
  const areTexts = random() < TEXTS_SHARE;
  const cellOf = areTexts ? (text: string) => text : stored;
  const bytes = workbookOf({ Statement: rows.map((row) => row.map(cellOf)) }, DAYS);
  const naive = (text: string) => (!areTexts && isNumber(text) ? { number: text } : text);
  return { bytes, cells: rows.map((row) => row.map(naive)) };
}

/** A text as a spreadsheet stores what a person types: numbers and days are numbers. */
function stored(text: string): TestCell {
  if (isNumber(text)) return numberCell(text);
  return isDay(text) ? numberCell(String((Date.parse(text) - EPOCH_MS) / DAY_MS), 1) : text;
}

function isNumber(text: string): boolean {
  return PLAIN_NUMBER.test(text) && text !== '-0';
}

/** 30 February is a text. */
function isDay(text: string): boolean {
  const day = ISO_DATE.test(text) ? new Date(text) : null;
  return day !== null && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/**
 * Whatever is wrong with how a damaged packed file was read. What is packed has a sum of its own, so it is refused with a sentence, or
 * says all that the whole file says.
 */
export function faultsOfPacked({ whole }: PackedFile, outcome: ReadOutcome): string[] {
  if (outcome.kind !== 'read') return outcome.message.length > 10 ? [] : ['there is no sentence'];
  return said(outcome) === said(whole) ? [] : ['it says something else than the whole file'];
}

/** Every item, row and control total. */
function said(outcome: ReadOutcome): string {
  if (outcome.kind !== 'read') return outcome.kind;
  const { items, control, rowCount } = outcome.statement;
  return JSON.stringify({ items, control, rowCount }, (_name, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
}
