import type { Source } from '../files/source.ts';
import { columnsRead, labelsOf } from '../header/header.ts';
import type { Recognition } from '../header/recognise.ts';
import { branchOf, unknownBeneath } from '../header/tree.ts';
import { quoted, refuse } from '../problem.ts';

/**
 * Refuses, naming the cell, a sheet in which a cell that is read refers to a text or a style that its workbook does not hold: without its style
 * a day is a number, and would be taken for one. Whatever stands above the rows is read, for it says what they are.
 */
export function requireWhole(source: Source, { header, headerIndex, match, preset }: Recognition): void {
  if (source.kind !== 'sheet' || source.lacking.size === 0) return;
  const beneath = preset.lines.flatMap(({ parts }) => parts.flatMap(({ beneath: branch }) => branch ?? []));
  const unknown = beneath.flatMap((branch) =>
    unknownBeneath(match.layout, header, branchOf(branch, match, header)),
  );
  const read = new Set([...columnsRead(match), ...unknown]);
  for (const [column, row] of source.lacking)
    if (row <= headerIndex || read.has(column)) refuseLacking(source.name, { row, column }, header);
}

/** Refuses a sheet of which nobody sees what it is where such a cell stands in what is its header most likely, or above. */
export function requireWholeStart(source: Source): void {
  if (source.kind !== 'sheet') return;
  const header = source.records.findIndex((record) => record.filter((cell) => cell !== '').length > 1);
  for (const [column, row] of source.lacking)
    if (row <= header) refuseLacking(source.name, { row, column }, []);
}

function refuseLacking(
  sheet: string,
  { row: index, column: at }: { row: number; column: number },
  header: readonly string[],
): never {
  const column = labelsOf(header)[at] ?? lettersOf(at);
  const row = index + 1;
  refuse(
    `Row ${row}, column ${quoted(column)} of the sheet ${quoted(sheet)} refers to a part that this workbook lacks, so it is not known what stands there. Open the workbook in a spreadsheet program and save it once more.`,
    { row, column },
  );
}

/** As a spreadsheet calls its columns: "A" to "Z", then "AA". */
function lettersOf(column: number): string {
  const before = Math.floor(column / 26);
  return `${before > 0 ? lettersOf(before - 1) : ''}${String.fromCharCode(65 + (column % 26))}`;
}
