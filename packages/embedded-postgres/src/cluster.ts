import { chmod, chown, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import type { Account } from './account.ts';
import { type Binaries, makeNamelessBinaries } from './binaries.ts';
import { DatabaseStartError, codeOf, explainPostgresOutput } from './database-start-error.ts';
import { runAs } from './run-as.ts';

/** The superuser that every cluster of ours is made with. */
export const superuser = 'earntrack';

/** The uid that owns the cluster in `folder`, or undefined when there is none yet. */
export async function findClusterOwner(folder: string): Promise<number | undefined> {
  try {
    return (await stat(join(folder, 'PG_VERSION'))).uid;
  } catch (err) {
    if (codeOf(err) === 'ENOENT') return undefined;
    throw err;
  }
}

/** Throws when the cluster was made by another major version, or belongs to another account. */
export async function assertClusterFits(folder: string, account: Account, binaries: Binaries): Promise<void> {
  const madeBy = (await readFile(join(folder, 'PG_VERSION'), 'utf8')).trim();
  const shipped = binaries.version.split('.')[0];
  if (madeBy !== shipped) {
    throw new DatabaseStartError(
      `The database in ${folder} was made by PostgreSQL ${madeBy}, and this EarnTrack ships PostgreSQL ${shipped}. ` +
        `Start it with the EarnTrack that made it, or name another folder with EARNTRACK_DATA_DIR.`,
    );
  }
  const owner = await findClusterOwner(folder);
  if (owner === account.uid) return;
  throw new DatabaseStartError(
    `The database in ${folder} belongs to uid ${owner}, not to ${account.label} (uid ${account.uid}): ` +
      'start as the account that made it, or give the folder to this one with chown -R.',
  );
}

export interface NewCluster {
  folder: string;
  account: Account;
  binaries: Binaries;
  password: string;
  /** False leaves out flushing to disk: for throwaway clusters. */
  isDurable: boolean;
}

/** Makes a cluster: all of it or nothing, since it is built next to its place and then renamed. */
export async function initCluster(cluster: NewCluster): Promise<void> {
  const { folder, account, binaries } = cluster;
  await assertNothingThere(folder);
  const partial = `${folder}.partial`;
  const scratch = join(dirname(folder), 'postgres-programs.partial');
  const passwordFile = `${folder}.password.partial`;
  await rm(partial, { recursive: true, force: true });
  await makePrivateFolder(partial, account);
  try {
    await writeFile(passwordFile, cluster.password, { mode: 0o600 });
    await chown(passwordFile, account.uid, account.gid);
    const programs = account.hasName ? binaries.folder : await makeNamelessBinaries(binaries, scratch);
    const args = ['-D', partial, `--pwfile=${passwordFile}`, ...initdbArguments(cluster.isDurable)];
    const outcome = await runAs(account, join(programs, 'bin', 'initdb'), args);
    if (outcome.code !== 0) throw explainPostgresOutput('initdb', outcome.stderr || outcome.stdout, folder);
    await rename(partial, folder);
  } finally {
    for (const path of [passwordFile, scratch, partial]) await rm(path, { recursive: true, force: true });
  }
}

async function assertNothingThere(folder: string): Promise<void> {
  const found = await readdir(folder).catch((err: unknown) => {
    if (codeOf(err) === 'ENOENT') return [];
    throw err;
  });
  if (found.length === 0) return;
  throw new DatabaseStartError(
    `${folder} holds files that are no database (its PG_VERSION is missing), and EarnTrack overwrites nothing. ` +
      'Move them away, or name another folder with EARNTRACK_DATA_DIR.',
  );
}

// C.UTF-8 from PostgreSQL itself sorts the same on every machine, whatever libraries that has.
function initdbArguments(isDurable: boolean): string[] {
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const speed = isDurable ? [] : ['--no-sync', '--wal-segsize=1'];
  return ['-U', superuser, '--auth=scram-sha-256', '--no-instructions', ...locale, ...speed];
}

async function makePrivateFolder(folder: string, account: Account): Promise<void> {
  await mkdir(folder, { mode: 0o700 });
  await chmod(folder, 0o700);
  await chown(folder, account.uid, account.gid);
}
