import { Inflate } from 'fflate';
import { quoted, refuse } from '../problem.ts';
import { MAX_FILE_BYTES } from '../table/decode.ts';
import { crc32 } from './crc32.ts';

/** What a zip archive says of one file in it. */
export interface ZipEntry {
  name: string;
  method: number;
  isLocked: boolean;
  crc: number;
  packedBytes: number;
  bytes: number;
  /** Where its own header begins. */
  start: number;
}

const STORED = 0;
const DEFLATED = 8;
const LOCKED_FLAG = 1;
const END_SIGNATURE = 0x06054b50;
const DIRECTORY_SIGNATURE = 0x02014b50;
const FILE_SIGNATURE = 0x04034b50;
const END_BYTES = 22;
const DIRECTORY_ENTRY_BYTES = 46;
const FILE_HEADER_BYTES = 30;
const MAX_COMMENT_BYTES = 0xffff;

const MAX_ENTRIES = 1_000;
/** A table of figures packs some ten to fifty times; what packs far better was made to fill the memory. */
const MAX_RATIO = 250;
/** Up to here the ratio does not matter: small things may be as regular as they like. */
const FREE_BYTES = 10 * 1024 * 1024;
/** Little enough that what comes out of one of them, at most a thousand times as much, fits the memory. */
const PUSHED_BYTES = 16 * 1024;

const DAMAGED = 'This archive is damaged. Download the file once more.';

/** The files that the directory of an archive names. Refuses what is damaged or holds too many. */
export function zipEntries(bytes: Uint8Array): ZipEntry[] {
  const view = viewOf(bytes);
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  if (count > MAX_ENTRIES)
    refuse(`This archive holds more than ${MAX_ENTRIES} files. Unpack it, and choose one.`);
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (at + DIRECTORY_ENTRY_BYTES > bytes.length || view.getUint32(at, true) !== DIRECTORY_SIGNATURE)
      refuse(DAMAGED);
    const nameLength = view.getUint16(at + 28, true);
    const name = bytes.subarray(at + DIRECTORY_ENTRY_BYTES, at + DIRECTORY_ENTRY_BYTES + nameLength);
    entries.push({
      name: new TextDecoder().decode(name),
      isLocked: (view.getUint16(at + 8, true) & LOCKED_FLAG) !== 0,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packedBytes: view.getUint32(at + 20, true),
      bytes: view.getUint32(at + 24, true),
      start: view.getUint32(at + 42, true),
    });
    at += DIRECTORY_ENTRY_BYTES + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/**
 * One file of an archive. What the archive says of its size is judged before anything is unpacked, and what comes out is
 * counted while it comes: neither a false size nor a bomb fills the memory.
 */
export function unzip(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const name = quoted(entry.name);
  if (entry.isLocked)
    refuse(`${name} is protected with a password. Unpack the archive, and choose the file itself.`);
  requireBounded(entry);
  const view = viewOf(bytes);
  const { start, packedBytes } = entry;
  if (start + FILE_HEADER_BYTES > bytes.length || view.getUint32(start, true) !== FILE_SIGNATURE)
    refuse(DAMAGED);
  const from =
    start + FILE_HEADER_BYTES + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
  if (from + packedBytes > bytes.length) refuse(DAMAGED);
  const packed = bytes.subarray(from, from + packedBytes);
  const unpacked = unpack(packed, entry);
  if (unpacked.length !== entry.bytes || crc32(unpacked) !== entry.crc) refuse(DAMAGED);
  return unpacked;
}

function requireBounded({ name, bytes, packedBytes }: ZipEntry): void {
  const megabytes = MAX_FILE_BYTES / 1024 / 1024;
  if (bytes > MAX_FILE_BYTES)
    refuse(
      `${quoted(name)} is larger than ${megabytes} MB once it is unpacked. Export a shorter span of time.`,
    );
  if (bytes > FREE_BYTES && bytes > packedBytes * MAX_RATIO)
    refuse(
      `${quoted(name)} grows more than ${MAX_RATIO} times when it is unpacked: no statement does, so it was left alone.`,
    );
}

function unpack(packed: Uint8Array, { method, bytes, name }: ZipEntry): Uint8Array {
  if (method === STORED) return packed;
  if (method !== DEFLATED)
    refuse(`${quoted(name)} is packed in a way that is not read here. Unpack the archive first.`);
  const unpacked = new Uint8Array(bytes);
  let length = 0;
  const inflate = new Inflate((chunk) => {
    if (length + chunk.length > bytes) refuse(DAMAGED);
    unpacked.set(chunk, length);
    length += chunk.length;
  });
  for (let at = 0; at === 0 || at < packed.length; at += PUSHED_BYTES)
    push(inflate, packed.subarray(at, at + PUSHED_BYTES), at + PUSHED_BYTES >= packed.length);
  return unpacked.subarray(0, length);
}

function push(inflate: Inflate, chunk: Uint8Array, isLast: boolean): void {
  try {
    inflate.push(chunk, isLast);
  } catch (err) {
    // The library has a code for each way in which the bytes are no deflate stream; ours are sentences already.
    if (err instanceof Error && 'code' in err) refuse(DAMAGED);
    throw err;
  }
}

/** The end of the directory is the last thing in an archive, but for a comment. */
function endOf(view: DataView): number {
  const first = Math.max(0, view.byteLength - END_BYTES - MAX_COMMENT_BYTES);
  for (let at = view.byteLength - END_BYTES; at >= first; at -= 1) {
    if (view.getUint32(at, true) === END_SIGNATURE) return at;
  }
  refuse(DAMAGED);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
