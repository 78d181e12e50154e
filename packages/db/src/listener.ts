import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';

export interface ListenerOptions {
  connectionString: string;
  channel: string;
  /** What PostgreSQL's own views call this connection. */
  applicationName?: string;
  onNotification: (payload: string) => void;
  /** The connection is there, for the first time or again: what was said meanwhile was not heard. */
  onConnected: () => void;
  /** The connection broke or could not be had; it is tried again by itself. */
  onConnectionError?: (err: Error) => void;
}

export interface Listener {
  /** Ends the connection, or the attempts to have one. */
  close(): Promise<void>;
}

const CONNECT_TIMEOUT_MS = 5_000;
const RETRY_MS = { first: 250, longest: 15_000 };
/** A connection that nothing comes through looks like a quiet one: it is asked whether it is still there. */
const PULSE_MS = 15_000;
const PULSE = { text: 'select 1', query_timeout: 5_000 };

/** Hears what PostgreSQL says on a channel, on one connection of its own that is made again whenever it breaks. */
export function listen(options: ListenerOptions): Listener {
  const ending = new AbortController();
  const done = keepListening(options, ending.signal);
  return {
    async close() {
      ending.abort();
      await done;
    },
  };
}

async function keepListening(options: ListenerOptions, signal: AbortSignal): Promise<void> {
  let pauseMs = RETRY_MS.first;
  while (!signal.aborted) {
    try {
      await listenOnce(options, signal, () => {
        pauseMs = RETRY_MS.first;
        options.onConnected();
      });
    } catch (err) {
      if (!signal.aborted) options.onConnectionError?.(err as Error);
    }
    // Ended early, it is over all the same.
    await delay(pauseMs, undefined, { signal }).catch(() => undefined);
    pauseMs = Math.min(pauseMs * 2, RETRY_MS.longest);
  }
}

/** Resolves when it is to end, and rejects when the connection breaks. */
async function listenOnce(
  { connectionString, channel, applicationName, onNotification }: ListenerOptions,
  signal: AbortSignal,
  onConnected: () => void,
): Promise<void> {
  const client = new Client({
    connectionString,
    application_name: applicationName ?? 'earntrack-listen',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
  });
  const { promise: over, resolve, reject } = Promise.withResolvers<void>();
  // Said before anybody waits for it.
  over.catch(() => undefined);
  client.on('error', reject);
  client.on('end', () => reject(new Error('The connection that listens was closed')));
  client.on('notification', ({ payload }) => onNotification(payload ?? ''));
  const stop = () => resolve();
  signal.addEventListener('abort', stop);
  let pulse: NodeJS.Timeout | undefined;
  try {
    await Promise.race([client.connect(), over]);
    if (signal.aborted) return;
    await client.query(`listen ${client.escapeIdentifier(channel)}`);
    onConnected();
    pulse = setInterval(() => void client.query(PULSE).catch(reject), PULSE_MS);
    await over;
  } finally {
    clearInterval(pulse);
    signal.removeEventListener('abort', stop);
    await letGo(client);
  }
}

/** A connection that broke cannot say goodbye. */
async function letGo(client: Client): Promise<void> {
  const patience = delay(CONNECT_TIMEOUT_MS, undefined, { ref: false });
  await Promise.race([client.end().catch(() => undefined), patience]);
}
