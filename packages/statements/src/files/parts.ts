import { cutText } from '../cells/cut-text.ts';
import { refuse } from '../problem.ts';
import { decodeText, type Encoding, MAX_FILE_BYTES, requireSize } from '../table/decode.ts';
import { withOneLineEnd } from './line-ends.ts';
import { withoutSpacesBeforeQuotes } from './spaced-quotes.ts';
import type { Source } from './source.ts';
import { isWorkbook, sheetsOf } from './workbook.ts';
import { unzip, type ZipEntry, zipEntries } from './zip.ts';

/** One table of a file: the file itself, a file in an archive, a sheet of a workbook. */
export interface Part {
  /** Empty for a file that is one table. */
  name: string;
  open: () => Source;
}

const SHOWN_NAMES = 5;
const NAME_LENGTH = 60;

/** Every table that a file holds. Refuses an archive without any. */
export function partsOf(bytes: Uint8Array, encoding?: Encoding): Part[] {
  requireSize(bytes);
  if (!isZip(bytes)) return [{ name: '', open: () => textSource(bytes, encoding) }];
  const entries = zipEntries(bytes);
  if (isWorkbook(entries)) return sheetParts(bytes, entries, '');
  refuseOtherDocuments(entries);
  const tables = entries.filter(({ name }) => isTable(name));
  if (tables.length === 0)
    refuse(`This archive holds no CSV file and no Excel workbook${whatInstead(entries)}.`);
  // Before it is asked which of them is meant: none can be opened.
  if (tables.every(({ isLocked }) => isLocked))
    refuse('This archive is protected with a password. Unpack it, and choose the file itself.');
  if (tables.reduce((sum, entry) => sum + entry.bytes, 0) > MAX_FILE_BYTES)
    refuse(
      `The files in this archive are larger than ${MAX_FILE_BYTES / 1024 / 1024} MB together. Unpack it, and choose one.`,
    );
  return tables.flatMap((entry) => {
    if (!/\.xlsx$/i.test(entry.name))
      return [
        {
          name: entry.name,
          open: () => textSource(unzip(bytes, entry), encoding),
        },
      ];
    const workbook = unzip(bytes, entry);
    return sheetParts(workbook, zipEntries(workbook), `${entry.name}: `);
  });
}

function textSource(bytes: Uint8Array, wanted: Encoding | undefined): Source {
  const { text: decoded, encoding } = decodeText(bytes, wanted);
  const text = withOneLineEnd(decoded);
  return {
    kind: 'text',
    text: withoutSpacesBeforeQuotes(text),
    encoding,
    hasMixedEnds: text !== decoded,
  };
}

function sheetParts(bytes: Uint8Array, entries: readonly ZipEntry[], prefix: string): Part[] {
  return sheetsOf(bytes, entries).map(({ name, read }) => ({
    name: `${prefix}${name}`,
    open: () => ({ kind: 'sheet', name, ...read() }),
  }));
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

/** Some programs put files of their own beside each file of yours. */
function isTable(name: string): boolean {
  return /\.(?:csv|tsv|txt|xlsx)$/i.test(name) && !/(?:^|\/)(?:__MACOSX\/|\.)/.test(name);
}

function refuseOtherDocuments(entries: readonly ZipEntry[]): void {
  const has = (name: string) => entries.some((entry) => entry.name === name);
  const other = has('word/document.xml')
    ? 'a Word document'
    : has('xl/workbook.bin')
      ? 'a binary Excel workbook (.xlsb)'
      : has('mimetype') && has('content.xml')
        ? 'an OpenDocument file'
        : has('Index/Document.iwa') || has('Index.zip')
          ? 'a document of Numbers or Pages'
          : null;
  if (other) refuse(`This is ${other}. Open it, and save its table as CSV or as an Excel workbook (.xlsx).`);
}

function whatInstead(entries: readonly ZipEntry[]): string {
  const names = entries.slice(0, SHOWN_NAMES).map(({ name }) => cutText(name, NAME_LENGTH));
  return names.length === 0
    ? ''
    : `, only ${names.join(', ')}${entries.length > SHOWN_NAMES ? ' and more' : ''}`;
}
