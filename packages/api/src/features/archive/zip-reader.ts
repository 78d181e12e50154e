import type { FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { AppError } from '@earntrack/contract';
import { type Entry, fromFdPromise, type ZipFile } from 'yauzl';
import { incomplete, isFaultOfOurs, unusable } from './unusable-archive.ts';

const MEBIBYTE = 1024 * 1024;

/** What an archive may be: lines of many years of an account stay far below. */
const ZIP_LIMITS = {
  entries: 64,
  unpackedBytes: 4096 * MEBIBYTE,
  /** Lines of JSON become ten to thirty times smaller; what becomes so much smaller was made to fill a disk. */
  ratio: 250,
  /** Small files may be of any ratio. */
  smallBytes: MEBIBYTE,
} as const;

/** A zip file whose directory was looked at. Nothing is unpacked to a disk, so that no name in it means a place there. */
export class OpenZip {
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;

  constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>) {
    this.#zip = zip;
    this.#entries = entries;
  }

  get paths(): string[] {
    return [...this.#entries.keys()];
  }

  bytesOf(path: string): number {
    return this.#entries.get(path)?.uncompressedSize ?? 0;
  }

  /** What a file holds, piece by piece. Throws an AppError once it turns out to be damaged. */
  async *read(path: string): AsyncGenerator<Uint8Array, void, undefined> {
    const entry = this.#entries.get(path);
    if (!entry) throw unusable(`“${path}” is missing in this archive.`);
    try {
      let checksum = 0;
      for await (const piece of await this.#zip.openReadStreamPromise(entry)) {
        checksum = crc32(piece as Uint8Array, checksum);
        yield piece as Uint8Array;
      }
      if (checksum !== entry.crc32) throw damaged(path);
    } catch (fault) {
      if (fault instanceof AppError || isFaultOfOurs(fault)) throw fault;
      throw damaged(path, fault);
    }
  }
}

/** Looks at the directory of a zip file. Throws an AppError for what is none, or what was made to do harm. */
export async function openZip(file: FileHandle): Promise<OpenZip> {
  // NOTE: never closed: yauzl would close the descriptor, which is the handle's to close.
  const options = { autoClose: false, lazyEntries: true, validateEntrySizes: true, strictFileNames: true };
  try {
    const zip = await fromFdPromise(file.fd, options);
    return new OpenZip(zip, await entriesOf(zip));
  } catch (fault) {
    if (fault instanceof AppError || isFaultOfOurs(fault)) throw fault;
    throw incomplete(fault);
  }
}

async function entriesOf(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  if (zip.entryCount > ZIP_LIMITS.entries) throw notOurs();
  const entries = new Map<string, Entry>();
  let unpackedBytes = 0;
  for await (const entry of zip.eachEntry()) {
    if (entries.has(entry.fileName) || !entry.canDecodeFileData()) throw notOurs();
    entries.set(entry.fileName, entry);
    unpackedBytes += entry.uncompressedSize;
    if (unpackedBytes > ZIP_LIMITS.unpackedBytes || isBomb(entry)) {
      throw unusable('This file would unpack to far more than an account can hold.');
    }
  }
  return entries;
}

function damaged(path: string, fault?: unknown): AppError {
  return unusable(`“${path}” in this archive is damaged. Download the archive again.`, fault);
}

function isBomb({ uncompressedSize, compressedSize }: Entry): boolean {
  return uncompressedSize > ZIP_LIMITS.smallBytes && uncompressedSize > compressedSize * ZIP_LIMITS.ratio;
}

export function notOurs(): AppError {
  return unusable('This file is no archive of EarnTrack: choose one that was downloaded under “Your data”.');
}
