import { isAbsolute } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BackupError } from '../backup-error.ts';
import type { BackupStore } from './backup-store.port.ts';
import { FolderStore } from './folder-store.ts';
import { isObjectStoreAddress, ObjectStore, type ObjectStoreAccess } from './object-store.ts';

/**
 * The store of an address: a folder of this machine, as an absolute path or file://, or s3://bucket/prefix, which `access` opens. Throws a
 * BackupError for what is none.
 */
export function openStore(address: string, access: ObjectStoreAccess | null = null): BackupStore {
  if (isAbsolute(address)) return new FolderStore(address);
  if (address.startsWith('file:')) return new FolderStore(fileURLToPath(address));
  if (!isObjectStoreAddress(address)) {
    throw new BackupError(
      `${address} is no place for backups: name a folder from the root on, such as /var/backups/earntrack, or s3://bucket/prefix.`,
    );
  }
  if (access !== null) return new ObjectStore(address, access);
  throw new BackupError(`${address} is not opened without AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.`);
}
