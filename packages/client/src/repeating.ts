import type { AppRouter } from '@earntrack/api';
import { NEVER_TWICE } from '@earntrack/contract';
import { type Operation, TRPCClientError, type TRPCLink } from '@trpc/client';
import { observable, observableToPromise } from '@trpc/server/observable';
import type { TokenSession } from './auth.ts';
import { SENT } from './batching.ts';
import { readFailure } from './failure.ts';
import { pauseMs } from './pause.ts';

interface Repeating {
  session: TokenSession | null;
  retries: number;
}

/** Asks again: once with a new token where the old one had expired, and after a pause where the moment was bad. */
export function repeating(plan: Repeating): TRPCLink<AppRouter> {
  return () =>
    ({ op, next }) =>
      observable((observer) => {
        void tell(
          observer,
          askUntilAnswered(op, () => observableToPromise(next(op)), plan),
        );
      });
}

type Link = ReturnType<TRPCLink<AppRouter>>;
type Told = Parameters<ReturnType<Link>['subscribe']>[0];
type Answer = Parameters<NonNullable<Told['next']>>[0];

async function tell(observer: Told, answered: Promise<Answer>): Promise<void> {
  try {
    observer.next?.(await answered);
    observer.complete?.();
  } catch (error) {
    observer.error?.(TRPCClientError.from(error as Error));
  }
}

async function askUntilAnswered(
  op: Operation,
  ask: () => Promise<Answer>,
  { session, retries }: Repeating,
): Promise<Answer> {
  let hasRenewed = false;
  let repetitions = 0;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      const sent = op.context[SENT];
      if (session && typeof sent === 'string' && !hasRenewed && isExpiry(error)) {
        // Refused before anything was done, so also what is not safe to repeat is asked again.
        session.expired(sent);
        hasRenewed = true;
        continue;
      }
      repetitions += 1;
      const mayRepeat = repetitions <= retries && (isRepeatable(op) || wasTurnedAway(error));
      const pause = mayRepeat ? pauseMs(error, repetitions) : null;
      if (pause === null) throw error;
      await passing(pause, op.signal);
    }
  }
}

function isExpiry(error: unknown): boolean {
  return readFailure(error).code === 'token_expired';
}

/** Refused unread, because of all that came before it or is done right now: whatever it is, it was not done. */
function wasTurnedAway(error: unknown): boolean {
  const { code } = readFailure(error);
  return code === 'too_many_requests' || code === 'busy';
}

/** Names of the caller's: the same create is the same thing, and a version is changed once. */
const NAMES = ['id', 'importId', 'version'];

/** Whether a call that may have been done already is done once all the same when it is sent again. */
function isRepeatable({ type, path, input }: Operation): boolean {
  if (type === 'query') return true;
  if (type !== 'mutation' || NEVER_TWICE.has(path)) return false;
  if (typeof input !== 'object' || input === null) return false;
  return NAMES.some((name) => name in input);
}

/** Rejects at once when the caller aborts. */
function passing(pause: number, signal: AbortSignal | null | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, pause);
    if (signal?.aborted) stop();
    else signal?.addEventListener('abort', stop, { once: true });
  });
}
