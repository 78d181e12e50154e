import {
  assertSupportedServer,
  findRunningPostgres,
  hasDatabase,
  startEmbeddedPostgres,
} from '@earntrack/embedded-postgres';

import type { Config } from '../config/config.ts';
import { OperatorError } from '../operator-error.ts';

export interface Database {
  url: string;
  /** Where the data is, in words without a secret. */
  place: string;
  isRunning(): boolean;
  stop(): Promise<void>;
}

type Log = (message: string) => void;

/** The person's own server where DATABASE_URL names one, else the embedded one, started. */
export async function openDatabase(config: Config, log: Log): Promise<Database> {
  if (config.databaseUrl !== undefined) return openForeign(config.databaseUrl);
  const { dataDir, databaseUser } = config;
  const postgres = await startEmbeddedPostgres({ dataDir, log, ...(databaseUser ? { databaseUser } : {}) });
  return {
    url: postgres.url,
    place: dataDir,
    isRunning: () => postgres.isRunning(),
    stop: () => postgres.stop(),
  };
}

/** The same where there is data already: nobody is looked for in a database that was made for it. */
export async function withExistingDatabase<T>(config: Config, work: (url: string) => Promise<T>): Promise<T> {
  if (config.databaseUrl === undefined && !(await hasDatabase(config.dataDir))) {
    throw new OperatorError(
      `There is no EarnTrack in ${config.dataDir}. Say with EARNTRACK_DATA_DIR where yours has its data.`,
    );
  }
  return withDatabase(config, work);
}

/** Lends the database to one short piece of work; one that is already being served is used as it runs. */
export async function withDatabase<T>(config: Config, work: (url: string) => Promise<T>): Promise<T> {
  const running = config.databaseUrl === undefined ? await findRunningPostgres(config.dataDir) : undefined;
  if (running !== undefined) return work(running);
  const database = await openDatabase(config, () => {});
  try {
    return await work(database.url);
  } finally {
    await database.stop();
  }
}

/** The same where the database of DATABASE_URL need not be there yet, as its server is. */
export async function withServerOf<T>(config: Config, work: (url: string) => Promise<T>): Promise<T> {
  if (config.databaseUrl === undefined) return withDatabase(config, work);
  await assertSupportedServer(config.databaseUrl, { mayLackDatabase: true });
  return work(config.databaseUrl);
}

async function openForeign(url: string): Promise<Database> {
  await assertSupportedServer(url);
  return { url, place: 'the database of DATABASE_URL', isRunning: () => true, stop: async () => {} };
}
