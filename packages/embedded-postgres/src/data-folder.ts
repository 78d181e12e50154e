import { randomBytes } from 'node:crypto';
import { access, chmod, constants, mkdir, open, readFile, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import type { Account } from './account.ts';
import { DatabaseStartError, codeOf, explainFileFailure } from './database-start-error.ts';
import { runAs } from './run-as.ts';

const ownFolderMode = 0o700;
// Root's folder is only passed through by the database's account: its own part inside has mode 0700.
const passThroughBits = 0o011;

/** Makes the data folder, private to whoever starts EarnTrack. */
export async function makeDataFolder(dataDir: string): Promise<void> {
  try {
    if (await makeFolder(dataDir)) await chmod(dataDir, ownFolderMode);
    await access(dataDir, constants.W_OK | constants.X_OK);
  } catch (err) {
    throw explainFileFailure(err, dataDir);
  }
}

// Not mkdir's own `recursive`: it never returns where a folder can be neither found nor made, as below /proc.
async function makeFolder(folder: string): Promise<boolean> {
  try {
    await mkdir(folder);
    return true;
  } catch (err) {
    if (codeOf(err) === 'EEXIST') return false;
    const parent = dirname(folder);
    const isParentThere = await access(parent).then(
      () => true,
      () => false,
    );
    if (codeOf(err) !== 'ENOENT' || isParentThere || parent === folder) throw err;
    await makeFolder(parent);
    await mkdir(folder);
    return true;
  }
}

/** Makes sure that the database's account can pass through to its part of the data folder; throws naming the folder that bars it. */
export async function letAccountThrough(dataDir: string, account: Account): Promise<void> {
  if (account.isOwn || (await canEnter(account, dataDir))) return;
  await chmod(dataDir, (await stat(dataDir)).mode | passThroughBits);
  if (await canEnter(account, dataDir)) return;
  throw new DatabaseStartError(
    `The database runs as ${account.label}, who may not enter ${await findBarrier(account, dataDir)}: ` +
      'name a data folder that every account can reach with EARNTRACK_DATA_DIR, for example /var/lib/earntrack.',
  );
}

async function canEnter(account: Account, folder: string): Promise<boolean> {
  return (await runAs(account, '/bin/sh', ['-c', 'cd "$1"', 'sh', folder])).code === 0;
}

async function findBarrier(account: Account, folder: string): Promise<string> {
  const parent = dirname(folder);
  const isParentBarred = parent !== folder && !(await canEnter(account, parent));
  return isParentBarred ? findBarrier(account, parent) : folder;
}

/** A secret of the data folder: made once, kept where only the one who starts EarnTrack can read it. */
export async function readOrMakeSecret(dataDir: string, name: string): Promise<string> {
  const path = join(dataDir, name);
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch (err) {
    if (codeOf(err) !== 'ENOENT') throw explainFileFailure(err, dataDir);
  }
  const secret = randomBytes(24).toString('hex');
  const file = await open(`${path}.partial`, 'w', 0o600);
  try {
    await file.writeFile(`${secret}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.partial`, path);
  return secret;
}
