import { type FileHandle, open } from 'node:fs/promises';
import { restoreArchive } from '@earntrack/api/server';
import { OPERATOR } from '@earntrack/auth';
import type { RestoredArchiveView } from '@earntrack/contract';

import { OperatorError } from '../operator-error.ts';
import { withAccount } from './with-account.ts';

interface Wanted {
  email: string;
  path: string;
  /** Told of each part that was read and found good. */
  log: (line: string) => void;
}

/** Makes the fresh account of an address equal to the one that an archive was made of. */
export async function readArchive(
  databaseUrl: string,
  { email, path, log }: Wanted,
): Promise<RestoredArchiveView> {
  const file = await openFile(path);
  try {
    return await withAccount(databaseUrl, { email, command: 'restore' }, ({ db, account }) => {
      const actor = { userId: account.userId, now: new Date(), origin: OPERATOR };
      return restoreArchive(db, actor, { file, onFile: (part) => log(`  ${part} is whole`) });
    });
  } finally {
    await file.close();
  }
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path);
  } catch (err) {
    throw new OperatorError(`${path} cannot be read: ${err instanceof Error ? err.message : String(err)}.`);
  }
}
