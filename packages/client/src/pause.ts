import { TRPCClientError } from '@trpc/client';
import { readFailure } from './failure.ts';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 10_000;

/**
 * How long to wait before a failed call is made again, in milliseconds: as long as the server says, else twice as long each
 * time, with some chance in it so that many programs do not come back together. Null where a repetition cannot help.
 */
export function pauseMs(error: unknown, attempts: number, random: () => number = Math.random): number | null {
  const { kind, code } = readFailure(error);
  const isPassing = kind === 'unreachable' || kind === 'timed_out';
  if (!isPassing && code !== 'unavailable' && code !== 'too_many_requests') return null;
  const asked = retryAfterMs(error);
  if (asked !== null) return asked > LONGEST_PAUSE_MS ? null : asked;
  const pause = Math.min(FIRST_PAUSE_MS * 2 ** (attempts - 1), LONGEST_PAUSE_MS);
  return Math.round(pause * (0.5 + random() / 2));
}

function retryAfterMs(error: unknown): number | null {
  const response = error instanceof TRPCClientError ? error.meta?.['response'] : undefined;
  const text = response instanceof Response ? response.headers.get('retry-after') : null;
  return text !== null && /^\d+$/.test(text) ? Number(text) * 1000 : null;
}
