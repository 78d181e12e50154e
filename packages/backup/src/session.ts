import { Client } from 'pg';
import { BackupError, reasonOf } from './backup-error.ts';

const CONNECT_TIMEOUT_MS = 10_000;
const NO_DATABASE = '3D000';

/**
 * How every connection of ours writes and reads values, whatever role, database and version say: the text that COPY gives has to
 * be the same everywhere. Tables are read from their beginning, so that equal tables give equal text.
 */
const SETTINGS = `
  set datestyle = 'ISO, YMD'; set timezone = 'UTC'; set intervalstyle = 'postgres'; set extra_float_digits = 3;
  set bytea_output = 'hex'; set client_encoding = 'UTF8'; set synchronize_seqscans = off; set search_path = public;
  set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; set lock_timeout = 0`;

/** Lends a direct connection to `work`; the signal ends the connection, and with it whatever it does. */
export async function withSession<T>(
  url: string,
  signal: AbortSignal | null,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  const client = await connect(url);
  const end = () => void client.end();
  signal?.addEventListener('abort', end, { once: true });
  try {
    await client.query(SETTINGS);
    return await work(client);
  } catch (fault) {
    signal?.throwIfAborted();
    throw fault;
  } finally {
    signal?.removeEventListener('abort', end);
    await client.end();
  }
}

async function connect(url: string): Promise<Client> {
  const client = new Client({
    connectionString: url,
    application_name: 'earntrack-backup',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
  });
  // A lost connection shows itself in whatever uses it; without a listener it would end the process.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** The same server, another database. */
export function urlOf(url: string, database: string): string {
  return Object.assign(new URL(url), { pathname: `/${encodeURIComponent(database)}` }).href;
}

export function databaseOf(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1));
}

/** False where the server answers and has no such database. */
export async function isThere(url: string): Promise<boolean> {
  try {
    await withSession(url, null, () => Promise.resolve());
    return true;
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === NO_DATABASE) return false;
    throw fault;
  }
}

/** A connection from which other databases are made, renamed and dropped. */
export async function withServer<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const [postgres, template] = [urlOf(url, 'postgres'), urlOf(url, 'template1')];
  const isUsual = await isThere(postgres).catch((fault: unknown) => {
    throw new BackupError(`The database server does not let us in: ${reasonOf(fault)}.`, { cause: fault });
  });
  return withSession(isUsual ? postgres : template, null, work);
}
