import type { Writable } from 'node:stream';
import type { PoolClient } from 'pg';

/** Asks something of a connection. */
export type Sending = <Answer>(ask: () => Promise<Answer>) => Promise<Answer>;

/**
 * Has what is asked in one turn of the event loop leave in one write: to write takes longer than to ask. pg writes each statement by
 * itself, and its types do not show what it writes to.
 */
export function sendTogether(client: PoolClient): Sending {
  return (ask) => {
    const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
    if (stream.writableCorked === 0) {
      stream.cork();
      setImmediate(() => stream.uncork());
    }
    return ask();
  };
}

/** Asks each only after the answer before it. pg would wait by itself, but warns of it and is about to stop that. */
export function sendInTurn(): Sending {
  let last: Promise<unknown> = Promise.resolve();
  return (ask) => {
    const asked = last.then(ask);
    last = asked.catch(() => {});
    return asked;
  };
}
