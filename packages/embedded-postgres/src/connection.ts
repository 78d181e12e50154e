import { Client } from 'pg';

import { superuser } from './cluster.ts';
import { DatabaseStartError, codeOf } from './database-start-error.ts';

/** The database that EarnTrack's tables live in. */
export const databaseName = 'earntrack';

const connectTimeoutMs = 5_000;
const noSuchDatabase = '3D000';
const supported = { least: 15, most: 18 };

/** Of the superuser, on loopback. */
export function urlOf(password: string, port: number, database = 'postgres'): string {
  return `postgres://${superuser}:${password}@127.0.0.1:${port}/${database}`;
}

/** The version of a server that answers, for example 18.4; undefined when it does not answer. */
export async function findVersion(url: string): Promise<string | undefined> {
  try {
    return await withClient(url, async (client) => {
      const { rows } = await client.query<{ server_version: string }>('show server_version');
      return rows[0]?.server_version;
    });
  } catch {
    // A server that does not answer is stopped by the caller.
    return undefined;
  }
}

/** Makes the database unless it is there. */
export async function ensureDatabase(url: string): Promise<void> {
  await withClient(url, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [databaseName]);
    if (rowCount === 0) await client.query(`create database ${databaseName}`);
  }).catch((err: unknown) => {
    throw explainRefusal(err);
  });
}

/** Lets whoever looks for slow statements find them; does nothing where they are not counted. */
export async function ensureStatements(url: string): Promise<void> {
  await withClient(url, async (client) => {
    const counting = `select current_setting('pg_stat_statements.track', true) is not null as "isOn"`;
    const { rows } = await client.query<{ isOn: boolean }>(counting);
    if (rows[0]?.isOn) await client.query('create extension if not exists pg_stat_statements');
  });
}

/**
 * Throws DatabaseStartError unless a server of somebody else's can be reached and is one that EarnTrack runs on. The database itself
 * may be missing where `mayLackDatabase` says so.
 */
export async function assertSupportedServer(
  url: string,
  { mayLackDatabase = false }: { mayLackDatabase?: boolean } = {},
): Promise<void> {
  const host = hostOf(url);
  const others = mayLackDatabase ? ['postgres', 'template1'] : [];
  const version = await readVersion(url, others).catch((err: unknown) => {
    const reason = reasonOf(err);
    throw new DatabaseStartError(`The database of DATABASE_URL (${host}) does not answer: ${reason}`, {
      cause: err,
    });
  });
  assertSupportedVersion(version, host);
}

/** Asks another database of the server where the one of the URL is missing. */
async function readVersion(url: string, [other, ...rest]: readonly string[]): Promise<number> {
  try {
    return await withClient(url, async (client) => {
      const { rows } = await client.query<{ server_version_num: string }>('show server_version_num');
      return Number(rows[0]?.server_version_num);
    });
  } catch (err) {
    if (codeOf(err) !== noSuchDatabase || other === undefined) throw err;
    return readVersion(Object.assign(new URL(url), { pathname: `/${other}` }).href, rest);
  }
}

/** Takes the number that servers give as server_version_num, for example 160004. */
export function assertSupportedVersion(version: number, host: string): void {
  const major = Math.floor(version / 10_000);
  if (major >= supported.least && major <= supported.most) return;
  throw new DatabaseStartError(
    `The database of DATABASE_URL (${host}) is PostgreSQL ${major}, and EarnTrack runs on ` +
      `PostgreSQL ${supported.least} to ${supported.most}.`,
  );
}

function reasonOf(err: unknown): string {
  const message = err instanceof Error ? err.message : String(err);
  if (message.includes('client password must be a string'))
    return 'it asks for a password, and the URL has none';
  if (message === 'Connection terminated unexpectedly' || message.includes('timeout'))
    return `no answer within ${connectTimeoutMs / 1_000} seconds`;
  return message || (codeOf(err) ?? 'for no reason that it gave');
}

// The whole URL holds a password: only where it points may be shown.
function hostOf(url: string): string {
  const parsed = URL.parse(url);
  if (parsed === null || !['postgres:', 'postgresql:'].includes(parsed.protocol))
    throw new DatabaseStartError(
      'DATABASE_URL is no address of a PostgreSQL: write it like postgres://user:password@host:5432/database',
    );
  return `${parsed.host}${parsed.pathname}`;
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: connectTimeoutMs });
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end();
  }
}

function explainRefusal(err: unknown): unknown {
  if (codeOf(err) !== '28P01') return err;
  return new DatabaseStartError(
    'The database refuses the password in the file database-password of the data folder: put back the file that belongs to it.',
    { cause: err },
  );
}
