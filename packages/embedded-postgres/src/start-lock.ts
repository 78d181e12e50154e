import { readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';

import { DatabaseStartError, codeOf, explainFileFailure } from './database-start-error.ts';

const SQLITE_BUSY = 5;
const retryMs = 100;

export interface StartLock {
  release(): Promise<void>;
}

/**
 * Makes this process the only user of a data folder. The lock is the operating system's own (taken through SQLite, since
 * Node has no flock), so that it is free the moment its holder is dead, however it died. Waits `patienceMs` for a
 * holder that is just stopping, then throws DatabaseStartError.
 */
export async function takeStartLock(dataDir: string, patienceMs = 2_000): Promise<StartLock> {
  const holderPath = join(dataDir, 'start.pid');
  const deadline = Date.now() + patienceMs;
  await makeLockFile(join(dataDir, 'start.lock'));
  for (;;) {
    const held = tryLock(join(dataDir, 'start.lock'));
    if (held !== undefined) {
      await writeFile(holderPath, `${process.pid}\n`);
      return { release: () => release(held, holderPath) };
    }
    if (Date.now() > deadline) break;
    await pause(retryMs);
  }
  const holder = (await readFile(holderPath, 'utf8').catch(() => '')).trim();
  throw new DatabaseStartError(
    `Another EarnTrack${holder && ` (process ${holder})`} is running on ${dataDir}. ` +
      'Stop it first, or name another folder with EARNTRACK_DATA_DIR.',
  );
}

// Only ever made, never opened again beside SQLite: closing a second handle would let go of this process's own lock.
async function makeLockFile(path: string): Promise<void> {
  await writeFile(path, '', { flag: 'wx', mode: 0o600 }).catch((err: unknown) => {
    if (codeOf(err) !== 'EEXIST') throw explainFileFailure(err, dirname(path));
  });
}

async function release(held: DatabaseSync, holderPath: string): Promise<void> {
  if (!held.isOpen) return;
  await rm(holderPath, { force: true });
  held.close();
}

function tryLock(path: string): DatabaseSync | undefined {
  const database = new DatabaseSync(path);
  try {
    database.exec('pragma journal_mode = memory; begin exclusive');
    return database;
  } catch (err) {
    database.close();
    if (err instanceof Error && 'errcode' in err && err.errcode === SQLITE_BUSY) return undefined;
    throw err;
  }
}
