import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdtemp, open, readFile, realpath, rm, statfs } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Account, chooseAccount } from './account.ts';
import { locateBinaries } from './binaries.ts';
import { initCluster, superuser } from './cluster.ts';
import { explainPostgresOutput } from './database-start-error.ts';
import { findFreePort } from './free-port.ts';
import { readPostmasterFile, waitUntil } from './postmaster.ts';
import { childEnv, identityOf } from './run-as.ts';
import { asArguments, durableSettings, type Settings, throwawaySettings } from './settings.ts';

export interface ThrowawayPostgres {
  /** Of the superuser, on the database `postgres`. */
  url: string;
  stop(): Promise<void>;
}

export interface ThrowawayOptions {
  /** The account that runs the database when root starts it: a name, a uid or uid:gid. */
  databaseUser?: string;
  /** Waits for the disk as a lasting database does, where its speed is what is asked. */
  isDurable?: boolean;
  /** It will stay small, and may be kept in memory where there is plenty: a database is hundreds of files. */
  isSmall?: boolean;
  /** In the place of what it would be started with. */
  settings?: Settings;
}

const startTimeoutMs = 30_000;
/** Files in memory, on Linux. A container has often as good as none. */
const MEMORY_FOLDER = '/dev/shm';
/** Of a server of tests with all that it writes ahead, and of the others that run beside it. */
const PLENTY_BYTES = 6 * 1024 ** 3;

// The guard's standard input closes when the process that asked is gone, however it went: then server and folders go too.
const guardScript = `
trap '' INT HUP TERM
folder=$1; home=$2; shift 2
"$@" &
server=$!
cat >/dev/null
kill -QUIT $server 2>/dev/null
wait $server
rm -rf "$folder" "$home"
`;

/** Starts an empty PostgreSQL for tests. It keeps nothing, and does not outlive the process that started it, even a killed one. */
export async function startThrowawayPostgres({
  databaseUser,
  isDurable = false,
  isSmall = false,
  settings: own = {},
}: ThrowawayOptions = {}): Promise<ThrowawayPostgres> {
  const account = chooseAccount(databaseUser);
  const folder = await makeFolder(account, tmpdir());
  // Programs that have to be copied stay on the disk: memory may be mounted so that nothing in it can be run.
  const home = isSmall && (await hasMemory()) ? await makeFolder(account, MEMORY_FOLDER) : folder;
  try {
    const binaries = await locateBinaries(account, folder);
    const password = randomBytes(24).toString('hex');
    const cluster = join(home, 'cluster');
    await initCluster({ folder: cluster, account, binaries, password, isDurable });
    const port = await findFreePort();
    const server = [join(binaries.folder, 'bin', 'postgres'), '-D', cluster];
    const settings = { ...(isDurable ? durableSettings(port) : throwawaySettings(port)), ...own };
    const guard = await spawnGuard(account, { folder, home }, [...server, ...asArguments(settings)]);
    await waitUntilReady(guard, { folder, cluster });
    const url = `postgres://${superuser}:${password}@127.0.0.1:${port}/postgres`;
    return { url, stop: () => stopGuard(guard) };
  } catch (err) {
    for (const made of [folder, home]) await rm(made, { recursive: true, force: true });
    throw err;
  }
}

/** Where a server has its log, and its programs where they had to be copied; and where the folder of its data is. */
interface Folders {
  folder: string;
  home: string;
}

async function hasMemory(): Promise<boolean> {
  return statfs(MEMORY_FOLDER).then(
    ({ bavail, bsize }) => bavail * bsize >= PLENTY_BYTES,
    () => false,
  );
}

async function makeFolder(account: Account, beside: string): Promise<string> {
  const folder = await mkdtemp(join(await realpath(beside), 'earntrack-postgres-'));
  await chmod(folder, 0o700);
  await chown(folder, account.uid, account.gid);
  return folder;
}

async function spawnGuard(
  account: Account,
  { folder, home }: Folders,
  server: string[],
): Promise<ChildProcess> {
  const log = await open(join(folder, 'log'), 'a');
  const guard = spawn('/bin/sh', ['-c', guardScript, 'sh', folder, home, ...server], {
    ...identityOf(account),
    cwd: '/',
    env: childEnv,
    detached: true,
    stdio: ['pipe', log.fd, log.fd],
  });
  await once(guard, 'spawn');
  await log.close();
  guard.unref();
  if (guard.stdin instanceof Socket) guard.stdin.unref();
  return guard;
}

async function waitUntilReady(
  guard: ChildProcess,
  { folder, cluster }: { folder: string; cluster: string },
): Promise<void> {
  const isReady = await waitUntil(() => readPostmasterFile(cluster)?.isReady === true, startTimeoutMs);
  if (isReady) return;
  const output = await readFile(join(folder, 'log'), 'utf8');
  await stopGuard(guard);
  throw explainPostgresOutput('postgres', output, folder);
}

async function stopGuard(guard: ChildProcess): Promise<void> {
  if (guard.exitCode !== null || guard.signalCode !== null) return;
  guard.ref();
  const gone = once(guard, 'exit');
  guard.stdin?.end();
  await gone;
}
