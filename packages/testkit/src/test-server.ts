import { Client } from 'pg';

/** The server of one test run, and the migrated database that every test database is copied from. */
export interface TestServer {
  /** On a database of the server that is never copied. */
  adminUrl: string;
  templateName: string;
  /** The same through a pooler in transaction mode; null where none was asked for. */
  poolerUrl: string | null;
}

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer;
  }
}

/** The same server, another database. */
export function urlOfDatabase(adminUrl: string, name: string): string {
  return Object.assign(new URL(adminUrl), { pathname: `/${name}` }).href;
}

/** Runs one statement on a connection of its own. */
export async function runSql(url: string, text: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
