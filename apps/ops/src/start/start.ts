import { migrateUp } from '@earntrack/migrations';

import { besideData } from '../backup/beside-data.ts';
import type { Config } from '../config/config.ts';
import { OperatorError } from '../operator-error.ts';
import { type Database, openDatabase } from './database.ts';
import { keptSecretsOf } from './kept-secrets.ts';
import { assertPortFree } from './port.ts';
import { checkServerConfig, type ServerProcess, spawnServer, waitUntilReady } from './server-process.ts';

/** What is started: the whole product, or stand-ins in tests. */
export interface Parts {
  serverEntry: string;
  /** Reads the server's settings alone, so that a wrong one is said before anything is made. */
  configCheck?: string;
  webDist: string;
  buildWeb(signal: AbortSignal): Promise<void>;
  migrate?: typeof migrateUp;
  nodeArgs?: string[];
}

export interface Session {
  config: Config;
  parts: Parts;
  log: (message: string) => void;
  /** Aborted when the person wants EarnTrack to end. */
  signal: AbortSignal;
  /** Called on the migrated database before the server is started; what it throws ends the start. */
  prepare?: (database: Database) => Promise<void>;
  onReady: (database: Database) => Promise<void> | void;
}

const watchMs = 1_000;
/** Stands for the embedded database while it is not there yet. */
const ANY_DATABASE_URL = 'postgres://localhost/earntrack';

/**
 * Serves EarnTrack until `signal`, then drains the server and stops the database, in this order. Throws OperatorError when
 * something does not start, or ends by itself; nothing that it started is left behind.
 */
export async function serve(session: Session): Promise<void> {
  const { config, parts, log, signal } = session;
  await assertPortFree(config.host, config.port);
  if (parts.configCheck !== undefined) {
    await checkServerConfig(parts.configCheck, serverEnvOf(session, config.databaseUrl ?? ANY_DATABASE_URL));
  }
  const [database] = await bothOrNeither(openMigrated(session), parts.buildWeb(signal));
  try {
    if (signal.aborted) return;
    const env = { ...serverEnvOf(session, database.url), ...(await keptSecretsOf(config)) };
    const server = spawnServer(parts.serverEntry, env, parts.nodeArgs);
    try {
      await runServer(session, server, database);
    } finally {
      if (signal.aborted) log('Stopping: finishing what is under way ...');
      await server.drain();
    }
  } finally {
    await database.stop();
  }
}

async function openMigrated({ config, parts, log, prepare }: Session): Promise<Database> {
  const database = await openDatabase(config, log);
  try {
    const applied = await (parts.migrate ?? migrateUp)(database.url);
    if (applied.length > 0) log(`Migrated: ${applied.join(', ')}.`);
    await prepare?.(database);
    return database;
  } catch (err) {
    await database.stop();
    throw err;
  }
}

async function bothOrNeither(opening: Promise<Database>, building: Promise<void>): Promise<[Database]> {
  const [opened, built] = await Promise.allSettled([opening, building]);
  if (opened.status === 'rejected') throw opened.reason;
  if (built.status === 'fulfilled') return [opened.value];
  await opened.value.stop();
  throw built.reason;
}

function serverEnvOf({ config, parts }: Session, databaseUrl: string) {
  return {
    ...config.serverEnv,
    DATABASE_URL: databaseUrl,
    HOST: config.host,
    PORT: String(config.port),
    WEB_DIST: parts.webDist,
    // A database that came with the product is nobody else's to back up.
    ...(config.databaseUrl === undefined &&
      config.backup.to === undefined && { BACKUP_TO: besideData(config.dataDir) }),
  };
}

async function runServer(session: Session, server: ServerProcess, database: Database): Promise<void> {
  const giveUp = new AbortController();
  const untilAborted = whenAborted(session.signal);
  const untilServerEnds = server.ended.then((how) => {
    throw new OperatorError(`The server ended by itself (${how}); its last lines are above.`);
  });
  const untilDatabaseEnds = whenGone(database, giveUp.signal).then(() => {
    throw new OperatorError(`The database ended by itself; postgres.log in ${database.place} says why.`);
  });
  const ending = Promise.race([untilAborted, untilServerEnds, untilDatabaseEnds]);
  // An end that comes while the server is only being waited for is reported by the race below.
  for (const promise of [untilServerEnds, untilDatabaseEnds, ending]) promise.catch(() => {});
  try {
    const ready = waitUntilReady(session.config.host, session.config.port, giveUp.signal).then(() => 'ready');
    if ((await Promise.race([ready, ending])) === 'ready') {
      await Promise.race([session.onReady(database), ending]);
    }
    await ending;
  } finally {
    giveUp.abort();
  }
}

function whenAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function whenGone(database: Database, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      if (!database.isRunning()) resolve();
    }, watchMs);
    signal.addEventListener('abort', () => clearInterval(timer), { once: true });
  });
}
