import { randomBytes } from 'node:crypto';
import { startThrowawayPostgres } from '@earntrack/embedded-postgres';
import { migrateUp } from '@earntrack/migrations';
import { runSql, urlOfDatabase } from './test-server.ts';

export interface AppDatabase {
  url: string;
  /** Takes the database away, and the server where this run started one. */
  stop(): Promise<void>;
}

/** A migrated, empty database for one run of the whole application, outside vitest. */
export async function startAppDatabase(): Promise<AppDatabase> {
  const givenUrl = process.env['EARNTRACK_TEST_DATABASE_URL'];
  const server = givenUrl ? { url: givenUrl, stop: () => Promise.resolve() } : await startThrowawayPostgres();
  const name = `earntrack_app_${randomBytes(6).toString('hex')}`;
  const stop = async () => {
    if (givenUrl) await runSql(server.url, `drop database if exists ${name} with (force)`);
    await server.stop();
  };
  try {
    await runSql(server.url, `create database ${name}`);
    const url = urlOfDatabase(server.url, name);
    await migrateUp(url);
    return { url, stop };
  } catch (err) {
    await stop();
    throw err;
  }
}
