import { isAbsolute } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BackupError } from '../backup-error.ts';
import type { BackupStore } from './backup-store.port.ts';
import { FolderStore } from './folder-store.ts';

/** The store of an address: a folder of this machine, as an absolute path or file://. Throws a BackupError for what is none. */
export function openStore(address: string): BackupStore {
  if (isAbsolute(address)) return new FolderStore(address);
  if (address.startsWith('file:')) return new FolderStore(fileURLToPath(address));
  throw new BackupError(
    `${address} is no place for backups: name a folder from the root on, such as /var/backups/earntrack.`,
  );
}
