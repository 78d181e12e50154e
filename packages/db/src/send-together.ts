import type { Writable } from 'node:stream';
import type { PoolClient } from 'pg';

/**
 * Has what is asked in one turn of the event loop leave in one write: to write takes longer than to ask. pg writes each statement by
 * itself, and its types do not show what it writes to.
 */
export function sendTogether(client: PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  if (stream.writableCorked > 0) return;
  stream.cork();
  setImmediate(() => stream.uncork());
}
