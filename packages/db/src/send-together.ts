import type { Writable } from 'node:stream';
import type { PoolClient } from 'pg';

/** Asks something of a connection. */
export type Sending = <Answer>(ask: () => Promise<Answer>) => Promise<Answer>;

/**
 * Has what is asked in one turn of the event loop leave in one write: to write takes longer than to ask. pg writes each statement by
 * itself, and its types do not show what it writes to.
 */
export function sendTogether(client: PoolClient): Sending {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  joinPieces(stream);
  return (ask) => {
    if (stream.writableCorked === 0) {
      stream.cork();
      setImmediate(() => stream.uncork());
    }
    return ask();
  };
}

/** Node hands the pieces of one write on one by one, which takes longer than to join them: a statement is four pieces of a few bytes. */
function joinPieces(stream: Writable): void {
  stream._writev = (pieces, written) => {
    const joined = Buffer.concat(pieces.map(({ chunk }) => chunk as Buffer));
    // What Node says in place of the encoding of what is no text; its types know the word in no place.
    stream._write(joined, 'buffer' as BufferEncoding, written);
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
