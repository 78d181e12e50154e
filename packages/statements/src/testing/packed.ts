import papaparse from 'papaparse';
import type { ReadOutcome } from '../statement.ts';
import { likelyDelimiter } from '../table/table.ts';
import { readMutant } from './mutants.ts';
import { archiveOf, numberCell, workbookOf } from './workbooks.ts';

/** Wider tables are not made into workbooks: their columns would need two letters. */
const MOST_COLUMNS = 26;
/** As a spreadsheet would store it as a number and show it again in the same way. */
const PLAIN_NUMBER = /^-?(?:0|[1-9]\d{0,8})(?:\.\d{0,5}[1-9])?$/;

/** A file in which a table is packed, and what is read of it while it is whole. */
export interface PackedFile {
  bytes: Uint8Array;
  whole: ReadOutcome;
}

/** A CSV file in an archive, and as a workbook where it is not too wide for one. */
export function packedOf(csv: Uint8Array): PackedFile[] {
  const text = new TextDecoder().decode(csv);
  const rows = papaparse.parse<string[]>(text.trimEnd(), { delimiter: likelyDelimiter(text) }).data;
  const packed = [archiveOf({ 'statement.csv': csv })];
  if (rows.every(({ length }) => length <= MOST_COLUMNS)) {
    const cells = rows.map((row) =>
      row.map((cell) => (PLAIN_NUMBER.test(cell) && cell !== '-0' ? numberCell(cell) : cell)),
    );
    packed.push(workbookOf({ Statement: cells }));
  }
  return packed.map((bytes) => ({ bytes, whole: readMutant(bytes) }));
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
