import type { ReadableStream } from 'node:stream/web';
import { setTimeout as pause } from 'node:timers/promises';

const ATTEMPTS = 5;
const FIRST_PAUSE_MS = 200;

/**
 * The bytes of an answer to their end. Where its connection breaks on the way, `restFrom` is asked for what comes from a byte on, of the same object:
 * up to five times without a byte more, in about three seconds; then, and where that answer is another one, it throws what broke.
 */
export async function* resumingRead(
  first: Response,
  restFrom: (byte: number) => Promise<Response>,
): AsyncGenerator<Uint8Array> {
  let response = first;
  let read = 0;
  let failures = 0;
  for (;;) {
    try {
      for await (const chunk of bytesOf(response)) {
        read += chunk.length;
        failures = 0;
        yield chunk;
      }
      return;
    } catch (fault) {
      failures += 1;
      if (failures === ATTEMPTS) throw fault;
      await pause(FIRST_PAUSE_MS * 2 ** (failures - 1));
      response = await restFrom(read);
      if (!beginsAt(response, read)) {
        await response.body?.cancel();
        throw fault;
      }
    }
  }
}

function bytesOf({ body }: Response): AsyncIterable<Uint8Array> | readonly Uint8Array[] {
  return body === null ? [] : (body as ReadableStream<Uint8Array>);
}

/** A store that knows no ranges answers with the whole object, which would be read twice. */
function beginsAt({ status, headers }: Response, byte: number): boolean {
  return status === 206 && (headers.get('content-range') ?? '').startsWith(`bytes ${byte}-`);
}
