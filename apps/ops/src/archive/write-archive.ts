import { createWriteStream } from 'node:fs';
import { unlink } from 'node:fs/promises';
import { archiveAccount, noteExport } from '@earntrack/api/server';

import { OPERATOR } from '@earntrack/auth';
import packageFile from '../../package.json' with { type: 'json' };
import { OperatorError } from '../operator-error.ts';
import { withAccount } from './with-account.ts';

interface Wanted {
  email: string;
  path: string;
  /** Told of each part that is written. */
  log: (line: string) => void;
}

const OWNER_ALONE = 0o600;

/** Writes everything of one account into a new file. A file that is there is never written over. */
export async function writeArchive(databaseUrl: string, { email, path, log }: Wanted): Promise<void> {
  await withAccount(databaseUrl, { email, command: 'archive' }, async ({ db, account }) => {
    const sink = createWriteStream(path, { flags: 'wx', mode: OWNER_ALONE });
    await opened(sink, path);
    const actor = { userId: account.userId, now: new Date(), origin: OPERATOR };
    try {
      await noteExport(db, actor, 'archive_exported');
      await archiveAccount(db, actor, {
        sink,
        productVersion: packageFile.version,
        onFile: ({ path: part, rows }) => {
          if (rows !== null) log(`  ${part}: ${rows.toLocaleString('en')}`);
        },
      });
    } catch (err) {
      await unlink(path);
      throw err;
    }
  });
}

function opened(sink: ReturnType<typeof createWriteStream>, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    sink.once('open', () => resolve());
    sink.once('error', (err: NodeJS.ErrnoException) => reject(refusalOf(err, path)));
  });
}

function refusalOf(err: NodeJS.ErrnoException, path: string): Error {
  if (err.code === 'EEXIST')
    return new OperatorError(`${path} is there already, and no file is written over. Choose another name.`);
  return new OperatorError(`${path} cannot be written: ${err.message}.`);
}
