import { type Encoding, makesNoWords } from '../table/decode.ts';
import { listed, type RecordList, recordsIn } from '../table/record-list.ts';
import type { SheetCells } from './sheet.ts';
import { type Delimiter, DELIMITERS, likelyDelimiter, previewRecords, type Records } from '../table/table.ts';

/** A table as a file holds it: text in which a sign parts the cells, or a sheet of a workbook, where they are apart already. */
export type Source =
  | { kind: 'text'; text: string; encoding: Encoding; hasMixedEnds: boolean }
  | ({ kind: 'sheet'; name: string } & SheetCells);

/** A warning where nobody said how a text is encoded and it was not found out either; empty where it was. */
export function doubtInEncoding(source: Source, settled: Encoding | undefined): string {
  if (source.kind === 'sheet' || settled !== undefined || source.encoding !== 'Windows-1252') return '';
  if (!makesNoWords(source.text)) return '';
  return 'Warning: its letters make no words in Windows-1252. Say with --encoding how it is written, like Windows-1250, Windows-1251 or Shift_JIS, or save it as UTF-8.';
}

/** What may part the cells: each sign that does in some files; null for a sheet. */
export function delimitersOf(source: Source): readonly (Delimiter | null)[] {
  return source.kind === 'sheet' ? [null] : DELIMITERS;
}

/** What most likely parts the cells of a file that no layout fits. */
export function likelyDelimiterOf(source: Source): Delimiter | null {
  return source.kind === 'sheet' ? null : likelyDelimiter(source.text);
}

/** The first `count` records; nothing is refused yet. */
export function previewOf(source: Source, delimiter: Delimiter | null, count: number): Records {
  return source.kind === 'sheet'
    ? source.records.slice(0, count)
    : previewRecords(source.text, delimiter ?? ',', count);
}

/** Every record. Refuses broken quotes. */
export function recordsOf(source: Source, delimiter: Delimiter | null): RecordList {
  return source.kind === 'sheet' ? listed(source.records) : recordsIn(source.text, delimiter ?? ',');
}
