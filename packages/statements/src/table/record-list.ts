import papaparse from 'papaparse';
import { refuse } from '../problem.ts';
import { type Delimiter, type Newline, newlineOf, type Records } from './table.ts';

/** The records of a table, which are read anew whenever they are asked for; index 0 is what a spreadsheet shows as row 1. */
export interface RecordList {
  readonly length: number;
  at: (index: number) => readonly string[];
  /** Those from this index on, one after the other. */
  from: (index: number) => Iterable<readonly string[]>;
}

interface Writing {
  delimiter: Delimiter;
  newline: Newline;
}

/** As many are read at once where one follows the other. */
const BLOCK_RECORDS = 500;
/** Where the next record begins is kept in blocks that double, so that nobody has to know how many there are. */
const FIRST_PLACES = 1024;

/** Records that are apart already, as those of a sheet: they are all in the memory. */
export function listed(records: Records): RecordList {
  return {
    length: records.length,
    at: (index) => records[index] ?? [],
    from: (index) => records.slice(index),
  };
}

/** The records of a text, of which only is kept where each begins: four bytes a record. Refuses broken quotes, naming the row. */
export function recordsIn(text: string, delimiter: Delimiter): RecordList {
  // A second mark of the byte order says nothing.
  const told = text.replace(/^\ufeff/, '');
  const writing: Writing = { delimiter, newline: newlineOf(told) };
  const places = placesOf(told, writing);
  const length = places.length - 1;
  const parse = (start: number, end: number): string[][] =>
    new papaparse.Parser(writing).parse(told.slice(places[start], places[end]), 0, false).data;
  return {
    length,
    at: (index) => (index >= 0 && index < length ? (parse(index, index + 1)[0] ?? ['']) : []),
    *from(index) {
      for (let start = index; start < length; start += BLOCK_RECORDS) {
        const end = Math.min(start + BLOCK_RECORDS, length);
        const block = parse(start, end);
        // After the last end of line the block has one more, which is the first of the next.
        for (let at = 0; at < end - start; at += 1) yield block[at] ?? [''];
      }
    },
  };
}

/** Where each record begins, and where the last one ends. */
function placesOf(text: string, writing: Writing): Uint32Array {
  let places = new Uint32Array(FIRST_PLACES);
  let count = 0;
  const step = ({ errors, meta }: papaparse.ParseStepResult<string[]>) => {
    if (errors.some(({ type }) => type === 'Quotes')) refuseQuotes(count + 1);
    count += 1;
    if (count === places.length) places = grown(places);
    places[count] = meta.cursor;
  };
  // Its quick way parts the whole text first.
  new papaparse.Parser({ ...writing, step, fastMode: false }).parse(text, 0, false);
  return places.slice(0, count + 1);
}

function grown(places: Uint32Array): Uint32Array<ArrayBuffer> {
  const more = new Uint32Array(places.length * 2);
  more.set(places);
  return more;
}

function refuseQuotes(row: number): never {
  refuse(`Row ${row} has quotes that do not match. The file may be cut off or edited.`, { row });
}
