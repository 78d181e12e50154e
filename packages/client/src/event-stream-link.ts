import type { AppRouter } from '@earntrack/api';
import { type Operation, TRPCClientError, type TRPCLink } from '@trpc/client';
import { observable } from '@trpc/server/observable';
import type { EventSourceMessage } from 'eventsource-parser';
import { headersOf, SENT } from './batching.ts';
import type { EarnTrackClientOptions } from './client.ts';
import { readFailure } from './failure.ts';
import { assertStream } from './strange-answer.ts';
import { streamEvents } from './stream-events.ts';

type Told = Parameters<ReturnType<ReturnType<TRPCLink<AppRouter>>>['subscribe']>[0];

/**
 * Carries a subscription by server-sent events, as tRPC writes them. Its own link would be part of what every page loads
 * first, and its EventSource sends no headers. This one never comes back by itself: one place decides when.
 */
export function eventStreamLink(options: EarnTrackClientOptions): TRPCLink<AppRouter> {
  return () =>
    ({ op }) =>
      observable((observer) => {
        const leaving = new AbortController();
        follow({ options, op, observer, leaving }).catch((fault: unknown) => {
          if (leaving.signal.aborted) return;
          const error = TRPCClientError.from<AppRouter>(fault as Error);
          forgetExpired(options, op, error);
          observer.error?.(error);
        });
        return () => leaving.abort();
      });
}

interface Stream {
  options: EarnTrackClientOptions;
  op: Operation;
  observer: Told;
  leaving: AbortController;
}

async function follow({ options, op, observer, leaving }: Stream): Promise<void> {
  const { url, fetch: send = (...request) => fetch(...request) } = options;
  const silence = new Silence();
  try {
    const answer = await send(`${url}/${op.path}?input=${encodeURIComponent(JSON.stringify(op.input))}`, {
      headers: { ...(await headersOf(options, [op])), accept: 'text/event-stream' },
      cache: 'no-store',
      signal: AbortSignal.any([leaving.signal, silence.signal]),
    });
    for await (const told of streamEvents(assertStream(answer), () => silence.isBroken())) {
      if (told.event === 'return') return observer.complete?.();
      if (told.event === 'connected') silence.endAfter(inactivityMsIn(told.data));
      tell(observer, told);
    }
    throw new TypeError('The stream was cut off');
  } finally {
    silence.end();
  }
}

function tell(observer: Told, { event, data, id = '' }: EventSourceMessage): void {
  if (event === 'serialized-error') throw TRPCClientError.from({ error: JSON.parse(data) });
  if (event === 'connected') observer.next?.({ result: { type: 'started' } });
  if (event === undefined)
    observer.next?.({ result: { id, data: { id, data: JSON.parse(data) as unknown } } });
}

function inactivityMsIn(data: string): number | undefined {
  return (JSON.parse(data) as { reconnectAfterInactivityMs?: number }).reconnectAfterInactivityMs;
}

/** The next stream is asked for with a new token. */
function forgetExpired({ auth }: EarnTrackClientOptions, { context }: Operation, error: unknown): void {
  const sent = context[SENT];
  const isOld = readFailure(error).code === 'token_expired';
  if (isOld && auth && 'accessToken' in auth && typeof sent === 'string') auth.expired(sent);
}

/** A connection that nothing comes through any more, not even pings, is a dead one, whatever it says of itself. */
class Silence {
  readonly #dead = new AbortController();
  #longestMs: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  get signal(): AbortSignal {
    return this.#dead.signal;
  }

  endAfter(longestMs: number | undefined): void {
    this.#longestMs = longestMs;
    this.isBroken();
  }

  isBroken(): void {
    this.end();
    if (this.#longestMs === undefined) return;
    this.#timer = setTimeout(
      () => this.#dead.abort(new TypeError('Nothing came for too long')),
      this.#longestMs,
    );
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}
