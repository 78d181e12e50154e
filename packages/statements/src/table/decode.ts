import { refuse } from '../problem.ts';
import { otherEncodingOf } from './other-encodings.ts';

/** The first four are found out, and Windows-1251 and Shift_JIS where they make words; the others a person has to say, for their bytes mean something in each. */
export const ENCODINGS = [
  'UTF-8',
  'UTF-16LE',
  'UTF-16BE',
  'Windows-1252',
  'Windows-1250',
  'Windows-1251',
  'Windows-1254',
  'Shift_JIS',
  'GB18030',
  'Big5',
  'EUC-KR',
] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** Past this a browser tab runs out of memory before it runs out of rows. */
export const MAX_FILE_BYTES = 200 * 1024 * 1024;

const PIECE_BYTES = 64 * 1024;

const CHOOSE_CSV = 'Choose the CSV or Excel (.xlsx) export of the platform instead.';

const KNOWN_BINARIES: readonly (readonly [name: string, start: readonly number[]])[] = [
  ['a PDF document', [0x25, 0x50, 0x44, 0x46]],
  ['an archive within an archive', [0x50, 0x4b, 0x03, 0x04]],
  ['an old or locked Office file (.xls, .doc)', [0xd0, 0xcf, 0x11, 0xe0]],
  ['a compressed file', [0x1f, 0x8b]],
  ['an image', [0x89, 0x50, 0x4e, 0x47]],
  ['an image', [0xff, 0xd8, 0xff]],
  ['an image', [0x47, 0x49, 0x46, 0x38]],
  ['an image', [0x52, 0x49, 0x46, 0x46]],
];

const OTHER_TEXTS: readonly (readonly [name: string, begins: RegExp])[] = [
  ['a web page', /^\s*<(?:!doctype|html)/i],
  ['a file of XML', /^\s*<\?xml/i],
  ['a file of JSON', /^\s*(?:\{\s*"[^"\n]*"\s*:|\[\s*\{\s*")/],
];

/**
 * The text of a file and how it was encoded: as `settled` says, else as its bytes say. Refuses what is empty, too large or
 * no text at all.
 */
export function decodeText(bytes: Uint8Array, settled?: Encoding): { text: string; encoding: Encoding } {
  requireSize(bytes);
  const binary = binaryName(bytes);
  if (binary) refuse(`This is ${binary}, not a table of rows. ${CHOOSE_CSV}`);
  const encoding = settled ?? encodingOf(bytes);
  const text = decoderOf(encoding).decode(bytes);
  if (text.trim() === '') refuse('This file is empty.');
  if (text.includes('\0')) refuse(`This file is no text. ${CHOOSE_CSV}`);
  const [other] = OTHER_TEXTS.find(([, begins]) => begins.test(text)) ?? [];
  if (other) refuse(`This is ${other}, not a table of rows. ${CHOOSE_CSV}`);
  return { text, encoding };
}

/** A runtime that was built without the tables of other countries has none of their encodings. */
function decoderOf(encoding: Encoding): TextDecoder {
  try {
    return new TextDecoder(encoding.toLowerCase());
  } catch {
    return refuse(`This browser or server cannot read ${encoding}. Save the file as UTF-8.`);
  }
}

/** Letters enough to tell, of the beginning of a text. */
const TOLD_LENGTH = 200_000;
const FEWEST_LETTERS = 6;
/** A quote that opens behind a letter or closes before one. */
const MISPLACED_QUOTE = /[\p{L}\p{N}]“|”\p{L}/gu;
const SIGN_IN_WORD = /\p{L}[¹²³¼½¾¿¡¢£¥¦§¨©¬®¯±´µ¶¸×÷]\p{L}/gu;

/**
 * True where a text that was taken for Windows-1252 makes no words in it: most letters beyond those of English stand beside each
 * other, as Cyrillic or Japanese ones would, or signs stand inside of words, as Polish letters would.
 */
export function makesNoWords(text: string): boolean {
  const start = text.slice(0, TOLD_LENGTH);
  const others = start.match(/[^\p{ASCII}]+/gu) ?? [];
  const count = others.reduce((sum, { length }) => sum + length, 0);
  const besideEachOther = others.reduce((sum, { length }) => sum + (length > 2 ? length : 0), 0);
  if (count >= FEWEST_LETTERS && besideEachOther * 2 > count) return true;
  return (start.match(SIGN_IN_WORD) ?? []).length > 2 || (start.match(MISPLACED_QUOTE) ?? []).length > 2;
}

function binaryName(bytes: Uint8Array): string | null {
  const known = KNOWN_BINARIES.find(([, start]) => start.every((byte, index) => bytes[index] === byte));
  if (known) return known[0];
  // What phones take begins with its length.
  const isMedia = [0x66, 0x74, 0x79, 0x70].every((byte, index) => bytes[index + 4] === byte);
  return isMedia ? 'an image or a film' : null;
}

/** Why a file of so many bytes is not read, or null: for whoever can know it before the file is in the memory. */
export function sizeProblem(byteCount: number): string | null {
  if (byteCount <= MAX_FILE_BYTES) return null;
  return `This file is larger than ${MAX_FILE_BYTES / 1024 / 1024} MB. Export a shorter span of time.`;
}

export function requireSize({ length }: Uint8Array): void {
  const problem = sizeProblem(length);
  if (problem) refuse(problem);
}

function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16LE';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16BE';
  const found = utf16WithoutMark(bytes.subarray(0, 1000)) ?? (isUtf8(bytes) ? 'UTF-8' : null);
  return found ?? (isWestern(bytes) ? 'Windows-1252' : (otherEncodingOf(bytes) ?? 'Windows-1252'));
}

function isWestern(bytes: Uint8Array): boolean {
  return !makesNoWords(decoderOf('Windows-1252').decode(bytes.subarray(0, TOLD_LENGTH)));
}

/** Latin text in UTF-16 has a zero in every other byte. */
function utf16WithoutMark(start: Uint8Array): Encoding | null {
  const pairs = Math.floor(start.length / 2);
  if (pairs < 4) return null;
  let evenZeros = 0;
  let oddZeros = 0;
  for (let index = 0; index < pairs * 2; index += 2) {
    if (start[index] === 0) evenZeros += 1;
    if (start[index + 1] === 0) oddZeros += 1;
  }
  if (oddZeros > pairs * 0.7 && evenZeros === 0) return 'UTF-16LE';
  if (evenZeros > pairs * 0.7 && oddZeros === 0) return 'UTF-16BE';
  return null;
}

/** Piece by piece: the text of the whole would be in the memory only to be thrown away. */
function isUtf8(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (let start = 0; start < bytes.length; start += PIECE_BYTES)
      decoder.decode(bytes.subarray(start, start + PIECE_BYTES), { stream: true });
    decoder.decode();
    return true;
  } catch {
    // Bytes that are no UTF-8 are the answer "no", not a fault.
    return false;
  }
}
