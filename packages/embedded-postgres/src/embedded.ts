import { realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { type Account, chooseAccount } from './account.ts';
import { type Binaries, locateBinaries } from './binaries.ts';
import { assertClusterFits, findClusterOwner, initCluster } from './cluster.ts';
import { databaseName, ensureDatabase, ensureStatements, findVersion, urlOf } from './connection.ts';
import { letAccountThrough, makeDataFolder, readOrMakeSecret } from './data-folder.ts';
import { explainFileFailure } from './database-start-error.ts';
import { launchPostmaster } from './launch-postmaster.ts';
import { isPostmasterOf, readPostmasterFile, stopPostmaster, waitUntil } from './postmaster.ts';
import { takeStartLock } from './start-lock.ts';

export interface EmbeddedPostgresOptions {
  dataDir: string;
  /** The account that runs the database when root starts it: a name, a uid or uid:gid. */
  databaseUser?: string;
  log?: (message: string) => void;
}

export interface EmbeddedPostgres {
  /** Of the database `earntrack`, on loopback, with its password: never to be logged. */
  url: string;
  port: number;
  pid: number;
  /** True when a server that an earlier, killed start had left running was taken over. */
  adopted: boolean;
  /** False once the server is gone for whatever reason. */
  isRunning(): boolean;
  /** Stops the server in good order and frees the data folder. Safe to call twice. */
  stop(): Promise<void>;
}

interface Place {
  folder: string;
  logPath: string;
  account: Account;
  binaries: Binaries;
  password: string;
  log: (message: string) => void;
}

const adoptionMs = 5_000;

/**
 * Starts the PostgreSQL of a data folder, making it on the first start, or takes over the one that a killed start left
 * running. Holds the folder's lock until `stop`. Everything that was acknowledged is on disk.
 * Throws DatabaseStartError, in words for the person at the terminal.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  await makeDataFolder(options.dataDir);
  const dataDir = await realpath(options.dataDir);
  const lock = await takeStartLock(dataDir);
  try {
    const place = await preparePlace(dataDir, options);
    const adopted = await adopt(place);
    const server = adopted ?? (await launchPostmaster(place));
    const url = urlOf(place.password, server.port, databaseName);
    await makeReady(place, server.port, url).catch(async (err: unknown) => {
      await stopPostmaster(server.pid, place.folder);
      throw err;
    });
    return {
      url,
      ...server,
      adopted: adopted !== undefined,
      isRunning: () => isPostmasterOf(server.pid, place.folder),
      stop: async () => {
        await stopPostmaster(server.pid, place.folder);
        await lock.release();
      },
    };
  } catch (err) {
    await lock.release();
    throw explainFileFailure(err, dataDir);
  }
}

async function makeReady(place: Place, port: number, url: string): Promise<void> {
  await ensureDatabase(urlOf(place.password, port));
  await ensureStatements(url);
}

async function preparePlace(dataDir: string, options: EmbeddedPostgresOptions): Promise<Place> {
  const folder = join(dataDir, 'postgres');
  const log = options.log ?? (() => {});
  const owner = await findClusterOwner(folder);
  const account = chooseAccount(options.databaseUser, owner);
  await letAccountThrough(dataDir, account);
  const binaries = await locateBinaries(account, dataDir);
  const password = await readOrMakeSecret(dataDir, 'database-password');
  if (owner === undefined) {
    log(`Making a PostgreSQL ${binaries.version} database in ${folder}, run by ${account.label}.`);
    await initCluster({ folder, account, binaries, password, isDurable: true });
  } else await assertClusterFits(folder, account, binaries);
  return { folder, logPath: join(dataDir, 'postgres.log'), account, binaries, password, log };
}

/** The URL of the database of a data folder whose server is up, without starting or locking anything; else undefined. */
export async function findRunningPostgres(dataDir: string): Promise<string | undefined> {
  const found = await realpath(dataDir).catch(() => undefined);
  if (found === undefined) return undefined;
  const folder = join(found, 'postgres');
  const file = readPostmasterFile(folder);
  if (file?.isReady !== true || !isPostmasterOf(file.pid, folder)) return undefined;
  return urlOf(await readOrMakeSecret(found, 'database-password'), file.port, databaseName);
}

/** True where an EarnTrack keeps its database in this folder, or kept it. */
export async function hasDatabase(dataDir: string): Promise<boolean> {
  // Its inside is closed to everybody but the account that it runs as.
  return stat(join(dataDir, 'postgres')).then(
    () => true,
    () => false,
  );
}

/** Takes over a running server of the same version that answers; stops any other one. Undefined when none is left running. */
async function adopt(place: Place): Promise<{ pid: number; port: number } | undefined> {
  const found = readPostmasterFile(place.folder);
  if (found === undefined || !isPostmasterOf(found.pid, place.folder)) return undefined;
  await waitUntil(() => readPostmasterFile(place.folder)?.isReady === true, adoptionMs);
  const port = readPostmasterFile(place.folder)?.port ?? found.port;
  const version = await findVersion(urlOf(place.password, port));
  if (version === place.binaries.version) {
    place.log(`Taking over the database that is still running (process ${found.pid}).`);
    return { pid: found.pid, port };
  }
  place.log(`Stopping a database that an earlier start left behind (process ${found.pid}).`);
  await stopPostmaster(found.pid, place.folder);
  return undefined;
}
