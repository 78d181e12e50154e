import { randomUUID } from 'node:crypto';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const OWNER_ALONE = 0o600;

/** A file without a name: it is gone with its handle, however this process ends. */
export async function openTemporaryFile(): Promise<FileHandle> {
  const path = join(tmpdir(), `earntrack-${randomUUID()}`);
  const file = await open(path, 'wx+', OWNER_ALONE);
  await unlink(path);
  return file;
}
