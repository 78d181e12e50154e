import { randomUUID } from 'node:crypto';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';

const OWNER_ALONE = 0o600;

/** A file without a name: it is gone with its handle, however this process ends. */
export async function openTemporaryFile(): Promise<FileHandle> {
  const path = join(tmpdir(), `earntrack-${randomUUID()}`);
  const file = await open(path, 'wx+', OWNER_ALONE);
  await unlink(path);
  return file;
}

/** Writes into a file that stays open: a stream of the handle would close it, or never let go of it. */
export function fileSink(file: FileHandle): Writable {
  return new Writable({ write: (piece: Uint8Array, _encoding, done) => void append(file, piece, done) });
}

async function append(
  file: FileHandle,
  piece: Uint8Array,
  done: (fault: Error | null) => void,
): Promise<void> {
  let fault: Error | null = null;
  try {
    await file.appendFile(piece);
  } catch (err) {
    fault = err instanceof Error ? err : new Error('The file was not written', { cause: err });
  }
  done(fault);
}
