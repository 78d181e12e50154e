import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdtemp, open, readFile, realpath, rm } from 'node:fs/promises';
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
  /** In the place of what it would be started with. */
  settings?: Settings;
}

const startTimeoutMs = 30_000;

// The guard's standard input closes when the process that asked is gone, however it went: then server and folder go too.
const guardScript = `
trap '' INT HUP TERM
folder=$1; shift
"$@" &
server=$!
cat >/dev/null
kill -QUIT $server 2>/dev/null
wait $server
rm -rf "$folder"
`;

/** Starts an empty PostgreSQL for tests. It keeps nothing, and does not outlive the process that started it, even a killed one. */
export async function startThrowawayPostgres({
  databaseUser,
  isDurable = false,
  settings: own = {},
}: ThrowawayOptions = {}): Promise<ThrowawayPostgres> {
  const account = chooseAccount(databaseUser);
  const folder = await makeFolder(account);
  try {
    const binaries = await locateBinaries(account, folder);
    const password = randomBytes(24).toString('hex');
    const clusterFolder = join(folder, 'cluster');
    await initCluster({ folder: clusterFolder, account, binaries, password, isDurable });
    const port = await findFreePort();
    const server = [join(binaries.folder, 'bin', 'postgres'), '-D', clusterFolder];
    const settings = { ...(isDurable ? durableSettings(port) : throwawaySettings(port)), ...own };
    const guard = await spawnGuard(account, folder, [...server, ...asArguments(settings)]);
    await waitUntilReady(guard, folder);
    const url = `postgres://${superuser}:${password}@127.0.0.1:${port}/postgres`;
    return { url, stop: () => stopGuard(guard) };
  } catch (err) {
    await rm(folder, { recursive: true, force: true });
    throw err;
  }
}

async function makeFolder(account: Account): Promise<string> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), 'earntrack-postgres-'));
  await chmod(folder, 0o700);
  await chown(folder, account.uid, account.gid);
  return folder;
}

async function spawnGuard(account: Account, folder: string, server: string[]): Promise<ChildProcess> {
  const log = await open(join(folder, 'log'), 'a');
  const guard = spawn('/bin/sh', ['-c', guardScript, 'sh', folder, ...server], {
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

async function waitUntilReady(guard: ChildProcess, folder: string): Promise<void> {
  const cluster = join(folder, 'cluster');
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
