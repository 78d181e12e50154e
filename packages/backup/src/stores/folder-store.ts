import { createReadStream, createWriteStream } from 'node:fs';
import { access, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { BackupError, reasonOf } from '../backup-error.ts';
import { isBackupName } from '../backup-name.ts';
import { type BackupStore, MANIFEST_OBJECT, type StoredObject } from './backup-store.port.ts';

const OWNER_ALONE = { folder: 0o700, file: 0o600 };

/** Backups in a folder of this machine, for its owner alone. An object that has its name is on the disk, all of it. */
export class FolderStore implements BackupStore {
  readonly place: string;

  constructor(folder: string) {
    this.place = folder;
  }

  async list(): Promise<string[]> {
    const names = await readdir(this.place).catch((fault: unknown) => {
      if (isMissing(fault)) return [];
      throw new BackupError(`The folder ${this.place} cannot be read: ${reasonOf(fault)}.`, { cause: fault });
    });
    return names.filter(isBackupName).toSorted();
  }

  async claim(backup: string): Promise<boolean> {
    const folder = join(this.place, backup);
    try {
      await mkdir(this.place, { recursive: true, mode: OWNER_ALONE.folder });
      await mkdir(folder, { mode: OWNER_ALONE.folder });
      return true;
    } catch (fault) {
      if (codeOf(fault) === 'EEXIST') return false;
      throw unwritable(folder, fault);
    }
  }

  async write({ backup, object }: StoredObject, content: AsyncIterable<Uint8Array>): Promise<void> {
    const folder = join(this.place, backup);
    const path = join(folder, object);
    const half = `${path}.part`;
    try {
      await mkdir(folder, { recursive: true, mode: OWNER_ALONE.folder });
      // flush: its bytes are on the disk before it has its name.
      await pipeline(content, createWriteStream(half, { mode: OWNER_ALONE.file, flush: true }));
      await rename(half, path);
      await keepNames(folder);
      if (object === MANIFEST_OBJECT) await keepNames(this.place);
    } catch (fault) {
      await rm(half, { force: true });
      throw unwritable(path, fault);
    }
  }

  async read({ backup, object }: StoredObject) {
    const path = join(this.place, backup, object);
    try {
      await access(path);
    } catch (fault) {
      if (isMissing(fault)) return null;
      throw new BackupError(`${path} cannot be read: ${reasonOf(fault)}.`, { cause: fault });
    }
    return createReadStream(path);
  }

  async remove(backup: string): Promise<void> {
    if (!isBackupName(backup)) throw new RangeError(`"${backup}" is the name of no backup`);
    const folder = join(this.place, backup);
    await rm(join(folder, MANIFEST_OBJECT), { force: true });
    await rm(folder, { recursive: true, force: true });
  }
}

/** The names in a folder survive a power cut once the folder itself is on the disk. */
async function keepNames(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function codeOf(fault: unknown): unknown {
  return fault instanceof Error && 'code' in fault ? fault.code : undefined;
}

function isMissing(fault: unknown): boolean {
  return codeOf(fault) === 'ENOENT';
}

/** A fault of the disk in a sentence; another one as it is. */
function unwritable(path: string, fault: unknown): unknown {
  if (!isOfTheDisk(fault)) return fault;
  return new BackupError(`${path} cannot be written: ${reasonOf(fault)}.`, { cause: fault });
}

function isOfTheDisk(fault: unknown): boolean {
  return ['ENOSPC', 'EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EDQUOT', 'EIO'].includes(String(codeOf(fault)));
}
