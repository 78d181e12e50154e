import type { AppErrorCode } from '@earntrack/contract';
import { TRPCClientError } from '@trpc/client';
import { readFailure } from './failure.ts';
import { StrangeAnswer } from './strange-answer.ts';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 10_000;
/** A server that counts calls begins anew every minute: a program that came so far waits for that. */
const LONGEST_ASKED_PAUSE_MS = 60_000;
/** Also a proxy before a server that is starting answers so, in words that are not ours. */
const PASSING_STATUSES = [429, 502, 503, 504];
const PASSING_CODES: readonly AppErrorCode[] = ['unavailable', 'busy', 'too_many_requests'];

/**
 * How long to wait before a failed call is made again, in milliseconds: as long as the server says, else twice as long each
 * time, with some chance in it so that many programs do not come back together. Null where a repetition cannot help, or only
 * so late that a caller should not wait for it.
 */
export function pauseMs(error: unknown, attempts: number, random: () => number = Math.random): number | null {
  const response = responseOf(error);
  if (!isPassing(error, response)) return null;
  const asked = retryAfterMs(response);
  if (asked !== null && asked > LONGEST_ASKED_PAUSE_MS) return null;
  // Where a server has too much to do, those who were sent away may not come back together.
  if (asked !== null) return isBusy(error) ? Math.round(asked * (1 + random())) : asked;
  const pause = Math.min(FIRST_PAUSE_MS * 2 ** (attempts - 1), LONGEST_PAUSE_MS);
  return Math.round(pause * (0.5 + random() / 2));
}

function isBusy(error: unknown): boolean {
  return readFailure(error).code === 'busy';
}

function isPassing(error: unknown, response: Response | null): boolean {
  const { kind, code } = readFailure(error);
  if (kind === 'refused') return PASSING_CODES.includes(code);
  return kind !== 'unexpected' || PASSING_STATUSES.includes(response?.status ?? 0);
}

/** Programs bring their own fetch, whose answers need not be the global `Response`. */
function responseOf(error: unknown): Response | null {
  if (!(error instanceof TRPCClientError)) return null;
  if (error.cause instanceof StrangeAnswer) return error.cause.response;
  const response: unknown = error.meta?.['response'];
  return typeof response === 'object' && response !== null && 'headers' in response
    ? (response as Response)
    : null;
}

function retryAfterMs(response: Response | null): number | null {
  const text = response?.headers.get('retry-after');
  if (!text) return null;
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const untilMs = Date.parse(text) - Date.now();
  return Number.isNaN(untilMs) ? null : Math.max(untilMs, 0);
}
