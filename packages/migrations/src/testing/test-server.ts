import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { startThrowawayPostgres } from '@earntrack/embedded-postgres';
import { Client } from 'pg';

export const SCHEMA_PATH = join(import.meta.dirname, '../../schema.sql');

export interface TestServer {
  /** The URL of a new empty database. */
  createDatabase(): Promise<string>;
  stop(): Promise<void>;
}

/** A server for the tests of this package, which testkit cannot serve because it builds on this package. */
export async function startTestServer(): Promise<TestServer> {
  const server = await startThrowawayPostgres({ isSmall: true });
  return {
    async createDatabase() {
      const name = `empty_${randomBytes(6).toString('hex')}`;
      await runSql(server.url, `create database ${name}`);
      return Object.assign(new URL(server.url), { pathname: `/${name}` }).href;
    },
    stop: () => server.stop(),
  };
}

/** Runs one statement on a connection of its own and returns its rows. */
export async function runSql(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}
